/** How a sound becomes a picture of time and pitch. */
export interface LogMelOptions {
  /** Samples a second of the sound. Default 16,000. */
  rate?: number;
  /** Samples under the window. Default 25 ms: 400 at 16 kHz. */
  window?: number;
  /** Samples from one frame to the next. Default 10 ms: 160 at 16 kHz. */
  hop?: number;
  /** Samples of a frame, whose middle is under the window; the rest counts as zeros. Default the next power of 2 from the window on: 512 at 16 kHz. */
  fftSize?: number;
  /** Mel bands. Default 40. */
  bands?: number;
  /** Where the lowest band begins, in Hz. Default 0. */
  lowest?: number;
  /** Where the highest band ends, in Hz. Default half the rate. */
  highest?: number;
  /** "htk" (default): 2595 log10(1 + f / 700). "slaney": linear up to 1,000 Hz and logarithmic above, as in the Auditory Toolbox. */
  scale?: 'htk' | 'slaney';
  /** "none" (default): triangles of height 1. "slaney": triangles of area 1 over Hz. */
  norm?: 'none' | 'slaney';
  /** What is less counts as this before the logarithm is taken. Default 1e-6. */
  floor?: number;
  /** "none" (default): only frames that lie within the sound. "zeros" and "reflect": frame i is around sample i hop, with silence or the mirrored sound beyond the ends. */
  padding?: 'none' | 'zeros' | 'reflect';
}

export const logMelOptionNames = [
  'rate',
  'window',
  'hop',
  'fftSize',
  'bands',
  'lowest',
  'highest',
  'scale',
  'norm',
  'floor',
  'padding'
] as const;
