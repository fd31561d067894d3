/**
 * Turns for a job that must not be done too often. Whoever waits while another comes is overtaken, and told false: only the latest is of
 * interest.
 */
export function createRateLimit(timesASecond: () => number): { next(): Promise<boolean> } {
  let last = -Infinity;
  let waiting: ((isTurn: boolean) => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function begin() {
    timer = null;
    last = performance.now();
    const settle = waiting;
    waiting = null;
    settle?.(true);
  }

  return {
    next() {
      waiting?.(false);
      waiting = null;
      const pause = last + 1000 / timesASecond() - performance.now();
      if (timer === null && pause <= 0) {
        last = performance.now();
        return Promise.resolve(true);
      }
      return new Promise((settle) => {
        waiting = settle;
        timer ??= setTimeout(begin, pause);
      });
    }
  };
}
