import type { DivergenceState } from './TrainingState';

/** Says when an epoch diverges: its mean loss is above so many times that of the epoch before. */
export interface Divergence {
  /** A stage begins: its losses are compared among themselves. */
  beginStage(): void;
  add(loss: number): void;
  /** Called at the end of an epoch. Its mean loss in words if it diverged, else null. */
  endEpoch(above: number): string | null;
  /** The run has gone back, which it does once. The epoch that it left is not compared with. */
  goneBack(): void;
  state(): DivergenceState;
}

export function createDivergenceDetector(
  from: DivergenceState = { mean: 0, steps: 0, before: null, rolledBack: false }
): Divergence {
  let { mean, steps, before, rolledBack } = from;
  return {
    beginStage() {
      [mean, steps, before] = [0, 0, null];
    },
    add(loss) {
      steps++;
      mean += (loss - mean) / steps;
      before ??= loss;
    },
    endEpoch(above) {
      const [own, last] = [mean, before ?? mean];
      [mean, steps] = [0, 0];
      // A loss with learnt weights may be below 0, where it has no multiple.
      if (last > 0 && own > above * last) return `a mean loss of ${own.toPrecision(3)} after ${last.toPrecision(3)}`;
      before = own;
      return null;
    },
    goneBack() {
      [mean, steps, rolledBack] = [0, 0, true];
    },
    state: () => ({ mean, steps, before, rolledBack })
  };
}
