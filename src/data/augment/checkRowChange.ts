import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isPromise } from '../../checks/isPromise';
import { showValue } from '../../checks/showValue';
import type { Mix, RowChange } from './Augmentation';

/** A change whose answers are checked: it may be a user's own. */
export function checkRowChange(subject: string, name: string, change: RowChange): RowChange {
  if (!hasSafelyReadableMembers(change, ['draw', 'apply']) || !isCallable(change.draw) || !isCallable(change.apply))
    throw new TypeError(
      `${subject}: expected augmentation "${name}" to give {draw, apply}, got ${showValue(change)}; see kd.Augmentation`
    );
  const { mixes } = change;
  if (!mixes) return change;
  return {
    usesBatch: true,
    draw: (next, rows) => change.draw(next, rows),
    apply: (row, into, draws, others) => change.apply(row, into, draws, others),
    mixes: (draws) => checkMix(subject, name, change.mixes!(draws))
  };
}

function checkMix(subject: string, name: string, mix: Mix | null): Mix | null {
  const isMix =
    mix === null ||
    (!isPromise(mix) &&
      Number.isInteger(mix.with) &&
      mix.with >= 0 &&
      Number.isFinite(mix.share) &&
      mix.share >= 0 &&
      mix.share <= 1);
  if (isMix) return mix;
  throw new TypeError(
    `${subject}: expected augmentation "${name}" to mix with {with: a row, share: 0 to 1}, got ${showValue(mix)}; return that or null`
  );
}
