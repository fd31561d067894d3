/** Knows whether the kernel answers a request. */
export interface IdleWatch {
  /** A request is being answered until the returned function is called. */
  begin(): () => void;
  /** Resolves after the messages that have come, when none is being answered. */
  untilIdle(): Promise<void>;
}

export function createIdleWatch(): IdleWatch {
  let answering = 0;
  const waiting: (() => void)[] = [];
  return {
    begin() {
      answering++;
      return () => {
        if (--answering === 0) waiting.splice(0).forEach((look) => setImmediate(look));
      };
    },
    untilIdle: () =>
      new Promise((resolve) => {
        const look = () => (answering === 0 ? resolve() : void waiting.push(look));
        setImmediate(look);
      })
  };
}
