import { getHeapStatistics } from 'node:v8';

/** What ends a cell that would otherwise have V8 end the kernel. */
export class OutOfMemory extends Error {
  override name = 'OutOfMemory';

  constructor() {
    const gigabytes = (getHeapStatistics().heap_size_limit / 1e9).toFixed(1);
    super(
      `the cell was stopped before it used up the ${gigabytes} GB that JavaScript may have here, and what it declared is let go; ` +
        'work on less at a time, keep numbers in typed arrays or tensors, or start Jupyter with NODE_OPTIONS=--max-old-space-size=MEGABYTES'
    );
  }
}
