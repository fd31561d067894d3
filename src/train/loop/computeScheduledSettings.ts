import type { Moment } from '../../schedules/Schedule';
import type { TrainingStage } from '../check/checkStages';
import type { TrainingSet } from './TrainingInputs';

/** The values of the schedules at a moment: learning rate, weights and temperature, as series of the history. */
export function computeScheduledSettings(
  { terms, optimizer }: Pick<TrainingStage, 'terms' | 'optimizer'>,
  transfer: readonly TrainingSet[],
  moment: Moment
): { [series: string]: number } {
  const settings: { [series: string]: number } = { learningRate: optimizer.learningRate(moment) };
  for (const { name, weight, loss } of terms) {
    settings[`weight/${name}`] = weight(moment);
    if (loss.temperature) settings.temperature = loss.temperature(moment);
  }
  for (const { name, weight, domain, terms: own } of transfer) {
    if (!own) settings[`weight/${name}`] = weight(moment);
    for (const term of own ?? []) settings[`weight/${name}.${term.name}`] = term.weight(moment);
    if (domain) settings[`weight/${name}.domain`] = domain.weight(moment);
  }
  return settings;
}
