/** Steps per second over about the last ten seconds, without pauses. */
export interface StepRateMeter {
  note(step: number): void;
  /** Forgets earlier notes, since another model or a pause comes between. */
  forget(): void;
  /** Null until there are two notes at different times. */
  read(): number | null;
}

const window = 10_000;

export function createStepRateMeter(): StepRateMeter {
  let notes: { time: number; step: number }[] = [];
  let known: number | null = null;
  return {
    note(step) {
      const time = performance.now();
      notes = [...notes.filter((one) => time - one.time < window), { time, step }];
      const [first] = notes;
      if (step > first.step) known = ((step - first.step) * 1000) / (time - first.time);
    },
    forget() {
      notes = [];
    },
    read: () => known
  };
}
