import { checkStageList } from './check/checkStageList';
import type { Stage } from './options/Stage';

/**
 * Stages of a distillation, one after the other. Each starts from the weights of the one before: FitNet's hint and then soft targets,
 * shallow layers before deep ones, or the head alone. Schedules count from the beginning of their stage. The weights that are kept are
 * those of an epoch of the last stage. A baseline is trained for as many epochs as all stages together.
 *
 * @throws TypeError or RangeError if there is no stage, a name comes twice, or something else does not fit.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, test: 100 });
 * const layers = (units: number) => [
 *   tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [784] }),
 *   tf.layers.dense({ name: 'head', units: 10 })
 * ];
 * const [teacher, student] = [32, 8].map((units) => kd.seeded(units, () => tf.sequential({ layers: layers(units) })));
 * const hint = { weight: 1, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } };
 * const stages = kd.stages([
 *   { name: 'hint', epochs: 1, terms: { hint }, trainable: ['hidden'] },
 *   { name: 'distil', epochs: 2, terms: { soft: { weight: 1, loss: kd.softTargets() } } }
 * ]);
 * const run = await kd.distill({ teacher, student, data, stages });
 * run.setup.stages; // hint: epochs 1 to 1, distil: epochs 2 to 3
 * ```
 */
export function stages(list: Stage[]): Stage[] {
  return checkStageList(list);
}
