import { checkDescription } from '../../checks/checkDescription';
import { checkNumber } from '../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { Cost } from './Cost';

const units: readonly unknown[] = ['bytes', 'milliseconds', 'count'];

/** @throws TypeError or RangeError for anything but a cost. It may be the user's own. */
export function checkCost(subject: string, name: string, cost: unknown): asserts cost is Cost {
  const isCost =
    hasSafelyReadableMembers(cost, ['name', 'unit', 'atMost', 'description', 'measure']) &&
    typeof cost.name === 'string' &&
    cost.name.trim() !== '' &&
    cost.name.length <= 100 &&
    units.includes(cost.unit) &&
    isCallable(cost.measure);
  if (!isCost)
    throw new TypeError(
      `${subject}: expected ${name} to be a cost, got ${showValue(cost)}; give kd.architecture.parameters({atMost: 50_000})`
    );
  if (cost.atMost !== undefined) checkNumber(subject, `atMost of ${showValue(cost.name)}`, cost.atMost, { above: 0 });
  checkDescription(subject, name, cost.description);
}
