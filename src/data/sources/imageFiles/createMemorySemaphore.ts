/** Lets work begin while what is under way weighs less than `most` together; work that weighs more alone waits until it is alone. */
export interface MemoryGate {
  /** Waits for room and returns the function that gives it back. */
  enter(weight: number): Promise<() => void>;
}

export function createMemorySemaphore(most: number): MemoryGate {
  let used = 0;
  const waiting: { weight: number; begin: () => void }[] = [];
  const next = (): void => {
    // In the order in which they came, so that no large one waits for ever.
    while (waiting.length > 0 && (used === 0 || used + waiting[0].weight <= most)) {
      const { weight, begin } = waiting.shift()!;
      used += weight;
      begin();
    }
  };
  return {
    async enter(weight) {
      await new Promise<void>((begin) => {
        waiting.push({ weight, begin });
        next();
      });
      return () => {
        used -= weight;
        next();
      };
    }
  };
}
