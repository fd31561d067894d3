/**
 * Runs a slow job at most once at a time and at most once a frame. However often it is asked for meanwhile, it runs once more, on what is
 * then the latest state. The job must not throw: nobody waits for most of its runs.
 */
export function latestWins(job: () => Promise<void>): { ask(): void; settled(): Promise<void> } {
  let asked = false;
  let running: Promise<void> | null = null;

  async function run() {
    try {
      while (asked) {
        await nextFrame();
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
