/**
 * Runs a slow job at most once at a time and at most once a frame. However often it is asked for meanwhile, it runs once more, on what is
 * then the latest state. The job must not throw: nobody waits for most of its runs.
 *
 * @param isUrgent whether it is run in the next frame, and not when the page has nothing else to do.
 */
export function createLatestRunner(job: () => Promise<void>, isUrgent = () => true): { ask(): void; settled(): Promise<void> } {
  let asked = false;
  let running: Promise<void> | null = null;

  async function run() {
    try {
      while (asked) {
        await (isUrgent() ? nextFrame() : idle());
        asked = false;
        await job();
      }
    } finally {
      running = null;
    }
  }

  return {
    ask() {
      asked = true;
      running ??= run();
    },
    settled: () => running ?? Promise.resolve()
  };
}

/** A hidden page has no frames; there it is a task instead. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => (document.hidden ? setTimeout(resolve, 0) : requestAnimationFrame(() => resolve())));
}

/** Not every browser tells when it is idle; there it is after the next frame. */
function idle(): Promise<void> {
  if (!('requestIdleCallback' in window)) return nextFrame();
  return new Promise((resolve) => window.requestIdleCallback(() => resolve(), { timeout: 300 }));
}
