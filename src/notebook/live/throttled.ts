/** At most ten drawings a second: more than an eye can follow would only fill the notebook's queue. */
const pause = 100;

/** Draws what is newest when its time has come. */
export interface Throttled {
  /** Draws now, or later the newest. `make` is only called for what is drawn. */
  offer(make: () => void): void;
  /** Forgets what was to be drawn later. */
  cancel(): void;
}

/** The first is drawn at once; then at most ten a second, and what comes between waits its turn. */
export function throttled(): Throttled {
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
      // In a loop that never awaits no timer runs: there the next offer draws.
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
