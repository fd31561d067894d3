/** How often a paused loop checks whether the reader has interrupted the cell. */
const look = 100;

export interface PauseWatch {
  ask(): void;
  resume(): void;
  /** Waits while a pause is asked for and `isOver` is false. It uses a timer, so that nothing is computed meanwhile. */
  pass(isOver: () => boolean): Promise<void>;
  state(): 'running' | 'pausing' | 'paused';
  seconds(): number;
}

/** @param changed called when a pause begins. */
export function createPauseWatch(changed: () => void): PauseWatch {
  let asked = false;
  let since: number | null = null;
  let total = 0;
  let wake: () => void = () => undefined;

  return {
    ask() {
      asked = true;
    },
    resume() {
      asked = false;
      wake();
    },
    async pass(isOver) {
      if (!asked || isOver()) return;
      since = performance.now();
      changed();
      await new Promise<void>((done) => {
        const timer = setInterval(() => isOver() && wake(), look);
        wake = () => {
          clearInterval(timer);
          done();
        };
      });
      wake = () => undefined;
      total += (performance.now() - since) / 1000;
      since = null;
      asked = false;
    },
    state: () => (since !== null ? 'paused' : asked ? 'pausing' : 'running'),
    seconds: () => total + (since === null ? 0 : (performance.now() - since) / 1000)
  };
}
