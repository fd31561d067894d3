export interface RayOptions {
  /** Of the cluster's dashboard: `http://127.0.0.1:8265`. */
  address: string;
  /** How many trials at a time, 1 to 1,000. */
  count: number;
  /** Processors that Ray sets aside for each. Default 1. */
  processors?: number;
  /** Threads of TensorFlow in each. With another number last digits differ. Default: as many as this process has (STILLROOM_THREADS, 2). */
  threads?: number;
  /** How Node is started there. Default "node". */
  node?: string;
  /** Where the package `stillroom` of this version lies there. Default: where it lies here. */
  toolkit?: string;
}

export const rayOptionNames = ['address', 'count', 'processors', 'threads', 'node', 'toolkit'];
