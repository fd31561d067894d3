/** At most ten drawings a second: more than the eye can follow would only fill the notebook's queue. */
const pause = 100;

/** Draws the newest item as soon as its time has come. */
export interface Throttled {
  /** Draws now, or later the newest. `make` is called only for items that are drawn. */
  offer(make: () => void): void;
  /** Forgets the pending drawing. */
  cancel(): void;
}

/** The first is drawn at once; after that at most ten a second, and items in between wait. */
export function createThrottle(): Throttled {
  let last = -Infinity;
  let waiting: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function draw(make: () => void): void {
    last = performance.now();
    make();
  }

  function cancel(): void {
    clearTimeout(timer);
    timer = undefined;
    waiting = undefined;
  }

  return {
    offer(make) {
      const wait = last + pause - performance.now();
      if (wait <= 0) {
        cancel();
        draw(make);
        return;
      }
      waiting = make;
      // No timer runs in a loop that never awaits: there the next offer draws.
      timer ??= setTimeout(() => {
        timer = undefined;
        if (waiting) draw(waiting);
        waiting = undefined;
      }, wait);
      timer.unref();
    },
    cancel
  };
}
