import type { GeneratorHistory } from '../../record/SyntheticReport';

/** Records a generator's losses as means over a fixed number of steps. */
export interface HistoryKeeper {
  add(losses: { [name: string]: number }): void;
  /** The means of the point so far, or of the last one. */
  newest(): { [name: string]: number };
  history(): GeneratorHistory;
}

const points = 250;

/** @param steps how many there will be, so that there are at most 250 points. */
export function createGeneratorHistoryKeeper(steps: number): HistoryKeeper {
  const every = Math.ceil(steps / points);
  const history: GeneratorHistory = { step: [], series: {} };
  let taken = 0;
  let sums: { [name: string]: number } = {};
  let last: { [name: string]: number } = {};
  let count = 0;
  const close = () => {
    if (!count) return;
    history.step.push(taken);
    for (const [name, sum] of Object.entries(sums)) (history.series[name] ??= []).push(sum / count);
    last = means();
    [sums, count] = [{}, 0];
  };
  const means = () => Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / count]));
  return {
    add(losses) {
      taken++;
      count++;
      for (const [name, loss] of Object.entries(losses)) sums[name] = (sums[name] ?? 0) + loss;
      if (taken % every === 0) close();
    },
    newest: () => (count ? means() : last),
    history() {
      close();
      return history;
    }
  };
}
