import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import type { ComparedFeatures, LearnedParts } from '../../losses/learned/LearnedParts';

/**
 * What the learned parts of a loss of the user's own gave.
 *
 * @throws TypeError unless it has all the tensors of each pair of layers.
 */
export function checkLearnedPartsOutput(
  term: string,
  given: ComparedFeatures[],
  { gives = [] }: LearnedParts,
  pairs: number
): ComparedFeatures[] {
  const names = ['student', 'teacher', ...gives];
  const isWhole = (one: ComparedFeatures) => hasSafelyReadableMembers(one, names) && names.every((name) => isTensor(one[name]));
  if (Array.isArray(given) && given.length === pairs && given.every(isWhole)) return given;
  throw new TypeError(
    `term "${term}": expected what its loss learns to give tensors {${names.join(', ')}} for each of ${pairs} pairs of layers, got ${showValue(given)}; return one object a pair`
  );
}
