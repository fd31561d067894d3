import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import type { LearnedVariable } from '../../losses/learned/LearnedParts';
import type { Loss } from '../../losses/Loss';
import type { TermPlan } from './planTerm';

/**
 * The plan of a term on logits whose loss learns numbers: no layers.
 *
 * @throws TypeError for a loss of features, and for anything but finite numbers by name.
 */
export function planLearnedNumbers(subject: string, { learnedNumbers, needs, description }: Loss): TermPlan {
  const name = description?.name ?? 'the loss';
  if (needs?.includes('features'))
    throw new TypeError(
      `${subject}: expected ${name} to learn numbers of logits, got one that needs features; say what it learns by learns: {does, variables, apply}`
    );
  const isWhole =
    hasSafelyReadableMembers(learnedNumbers, ['does', 'begins']) &&
    typeof learnedNumbers.does === 'string' &&
    isPlainObject(learnedNumbers.begins) &&
    Object.values(learnedNumbers.begins).every(Number.isFinite) &&
    (learnedNumbers.shows === undefined || isCallable(learnedNumbers.shows));
  if (!isWhole)
    throw new TypeError(
      `${subject}: expected ${name} to say which numbers it learns, got ${showValue(learnedNumbers)}; give {does: "a temperature", begins: {number: 1}}`
    );
  const { does, begins } = learnedNumbers!;
  const learned = Object.entries(begins).map(([number, start]): [string, LearnedVariable] => [number, { shape: [], start }]);
  return { pairs: [], learned: Object.fromEntries(learned), does, parameters: learned.length };
}
