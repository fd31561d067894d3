/** A sound with one channel. */
export interface Sound {
  /** Usually from -1 to 1. */
  samples: Float32Array;
  /** Samples a second. */
  rate: number;
}
