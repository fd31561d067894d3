import type { LayersModel } from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { predictFewLogits } from './predictFewLogits';
import type { OutputScaling } from '../options/OutputScaling';
import { scaleTargets } from './scaleTargets';

/** Standard deviations of the targets. An initial network with `targetUnits` is about one away. */
const far = 10;

/**
 * A student whose first outputs are so far from the targets that it spends its training on getting there.
 *
 * @param names the target of each output; null for one that is in no target's units.
 */
export function findOutputsFarFromTargets(
  student: LayersModel,
  train: AnyDataset,
  scaling: OutputScaling,
  names: readonly (string | null)[]
): Finding[] {
  const { values } = predictFewLogits(student, train);
  const scaled = scaleTargets(values, scaling);
  return names.flatMap((name, place): Finding[] => {
    if (name === null) return [];
    const own = scaled.filter((_, i) => i % names.length === place);
    const distance = own.reduce((sum, value) => sum + Math.abs(value), 0) / own.length;
    if (!(distance > far)) return [];
    return [
      {
        check: 'farFromTargets',
        level: 'warning',
        value: distance,
        says: `before training the student's outputs for "${name}" are ${distance.toPrecision(3)} standard deviations from the mean of the targets: most of the training goes into getting there`,
        hint: 'end the student in kd.layers.targetUnits(data.train), as kd.tabularStudent does'
      }
    ];
  });
}
