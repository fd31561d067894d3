import { declareModels } from '../../record/declareModels';
import type { Started } from '../../record/RunEvent';
import { describeModel } from '../../teachers/describeModel';
import type { CheckedRun } from '../../train/check/CheckedRun';
import type { RunInputs } from '../../train/check/RunInputs';
import { describeRun } from '../../train/record/describeRun';
import { stampRun } from '../../train/record/stampRun';
import { inPlace } from './createSandwichSteps';
import type { Supernet } from './createSupernet';

/** What events call the two networks that are in every step. */
export const [largestName, smallestName] = ['largest', 'smallest'];

/** The first event: the largest and the smallest network, and what the others learn. */
export function describeOneShot(
  { candidates, smallest }: Supernet,
  { checked, inputs, random }: { checked: CheckedRun; inputs: RunInputs; random: number }
): Started {
  const { setup, data, ...started } = describeRun(checked, inputs);
  // No epoch is chosen.
  const { best: _, ...settings } = setup;
  const learners = `the smallest and ${random} random of ${candidates.length} candidates`;
  const loss = { ...inPlace.loss.description!, of: learners, taughtBy: largestName };
  settings.terms = { ...settings.terms, [inPlace.name]: { weight: 1, loss } };
  const infoOf = (model: typeof smallest.model, name: string) => describeModel(model, 'tfjs layers', name);
  const models = declareModels([
    ...(inputs.teacher ? [{ name: 'teacher', role: 'teacher' as const, info: inputs.teacher.info }] : []),
    { name: largestName, role: 'candidate', info: infoOf(checked.student, largestName) },
    { name: smallestName, role: 'candidate', info: infoOf(smallest.model, smallestName) }
  ]);
  return { ...started, ...stampRun([settings, data.name, data.rows, models]), setup: settings, data, ...models };
}
