/** Knows whether the kernel answers a request. */
export interface IdleWatch {
  /** A request is being answered until the returned function is called. */
  begin(): () => void;
  /** Resolves when none is being answered and the last has been for a moment: cells that come one right after the other come first. */
  untilIdle(): Promise<void>;
}

const momentMs = 100;

export function createIdleWatch(now = () => performance.now()): IdleWatch {
  let answering = 0;
  let idleFrom = now() + momentMs;
  const waiting: (() => void)[] = [];
  return {
    begin() {
      answering++;
      return () => {
        answering--;
        idleFrom = now() + momentMs;
        waiting.splice(0).forEach((look) => look());
      };
    },
    untilIdle: () =>
      new Promise((resolve) => {
        const look = () => {
          if (answering > 0) waiting.push(look);
          else if (now() < idleFrom) setTimeout(look, idleFrom - now());
          else resolve();
        };
        // What has come meanwhile begins before.
        setImmediate(look);
      })
  };
}
