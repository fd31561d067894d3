import { checkedFeatures, type FeaturePair } from './checkedFeatures';
import type { LossInputs } from './Loss';

/**
 * The features of student and teacher as tensors with the same places, [batch, …places, channels], whatever the channels.
 *
 * @throws TypeError or RangeError for missing features, different numbers of rows, and features without places or with different places.
 */
export function checkedFeatureMaps(subject: string, features: LossInputs['features']): FeaturePair {
  const pair = checkedFeatures(subject, features, false);
  const { student, teacher } = pair;
  if (student.rank >= 3 && String(student.shape.slice(0, -1)) === String(teacher.shape.slice(0, -1))) return pair;
  const shapes = `student [${student.shape}] and teacher [${teacher.shape}]`;
  const fix = 'pool the larger one, or name layers that keep their places';
  throw new RangeError(`${subject}: expected features [batch, places, channels] with the same places, got ${shapes}; ${fix}`);
}
