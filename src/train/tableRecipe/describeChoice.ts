import type { Finding } from '../../record/Finding';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import type { TriedForest } from './chooseForest';

export interface Choice {
  /** Of the forest. */
  share: number;
  tried: readonly TriedForest[];
  /** How many networks. */
  models: number;
  /** Log losses of the train rows, out of fold; `network` is one network alone. */
  losses: { [of in 'teacher' | 'forest' | 'networks' | 'network']: Float64Array };
  /** Those of the validation rows, if there are any. */
  onValidation?: { [of in 'teacher' | 'network']: Float64Array };
  /** Of the train rows. */
  weights?: Float32Array;
}

/** What was chosen and by which numbers, and whether the teacher is better than one network alone, which is what a student is without it. */
export function describeChoice(choice: Choice): Finding[] {
  const { share, tried, models, losses, onValidation, weights } = choice;
  const mean = (values: Float64Array, by?: Float32Array) => computeWeightedMean(values, by).toFixed(4);
  const of = (name: keyof typeof losses) => mean(losses[name], weights);
  const [first, ...others] = [...tried].sort((a, b) => a.loss - b.loss);
  const says = [
    `the teacher is ${percent(share)} forest and ${percent(1 - share)} networks, the shares with the lowest log loss on train rows out of fold`,
    `teacher ${of('teacher')}, forest ${of('forest')} (${first.name}: where its folds chose the rounds ${first.loss.toFixed(4)}${others.map(({ name, loss }) => `, ${name} ${loss.toFixed(4)}`).join('')})`,
    `${models} networks ${of('networks')}, one network ${of('network')}`
  ];
  const validated =
    onValidation && `; on validation the teacher ${mean(onValidation.teacher)}, one network ${mean(onValidation.network)}`;
  const chosen: Finding = {
    check: 'tableRecipe',
    level: 'info',
    value: share,
    says: `${says[0]}: ${says.slice(1).join(', ')}${validated ?? ''}`
  };
  return [chosen, ...findWeakTeacher(losses.teacher, losses.network)];
}

function findWeakTeacher(teacher: Float64Array, network: Float64Array): Finding[] {
  const gains = network.map((loss, row) => loss - teacher[row]);
  const mean = computeWeightedMean(gains);
  const deviation = Math.sqrt(computeWeightedMean(gains.map((gain) => (gain - mean) ** 2)));
  const half = (1.96 * deviation) / Math.sqrt(gains.length);
  if (mean - half > 0) return [];
  return [
    {
      check: 'weakTeacher',
      level: 'warning',
      value: mean,
      says: `on train rows out of fold the teacher's log loss is ${(-mean).toFixed(4)} from that of one network alone (95 %: ${(-mean - half).toFixed(4)} to ${(half - mean).toFixed(4)}), not clearly below it: there is little to learn from it`.replaceAll(
        '-',
        '−'
      ),
      hint: 'compare with the student alone before you use the distilled one; more or better columns help both'
    }
  ];
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
