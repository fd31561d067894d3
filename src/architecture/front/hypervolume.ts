import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { checkPlainData } from '../../checks/checkPlainData';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { computeHypervolume } from './computeHypervolume';
import type { CostAndValue } from './CostAndValue';

/**
 * How much of the plane of cost and value some points dominate, up to a reference that costs more and is worse: the larger the better. Between two fronts it is the usual measure of which one is better.
 *
 * The cost counts in decades, so that saving half of a small cost is worth as much as half of a large one: the area of the union of [log10 cost, log10 reference cost] x [reference value, value]. Points beyond the reference count nothing. Units: decades times those of the value.
 *
 * Zitzler & Thiele 1998, "Multiobjective optimization using evolutionary algorithms: a comparative case study".
 *
 * @throws TypeError or RangeError for anything but points with a cost above 0 and a finite value.
 * @example
 * ```ts
 * const points = [{ cost: 100, value: 0.8 }, { cost: 1000, value: 0.9 }];
 * kd.architecture.hypervolume(points, { cost: 10_000, value: 0.5 }); // 0.7: one decade of 0.3 and one of 0.4
 * ```
 */
export function hypervolume(points: readonly CostAndValue[], reference: CostAndValue): number {
  checkPoints('hypervolume', 'points', points);
  checkPoint('hypervolume', 'reference', reference);
  return computeHypervolume(points, reference);
}

/** @throws TypeError or RangeError unless they are points, none or more. */
export function checkPoints(subject: string, name: string, points: unknown): asserts points is CostAndValue[] {
  checkPlainData(subject, `${name} as plain data`, points, 'give [{cost, value}]');
  if (!Array.isArray(points))
    throw new TypeError(`${subject}: expected ${name} to be a list, got ${showValue(points)}; give [{cost, value}]`);
  points.forEach((point, i) => checkPoint(subject, `${name}[${i}]`, point));
}

export function checkPoint(subject: string, name: string, point: unknown): asserts point is CostAndValue {
  if (!hasSafelyReadableMembers(point, ['cost', 'value']))
    throw new TypeError(`${subject}: expected ${name} to be {cost, value}, got ${showValue(point)}; give both numbers`);
  checkInputs(subject, point, ['cost', 'value']);
  checkNumber(subject, `cost of ${name}`, point.cost, { above: 0 });
  checkNumber(subject, `value of ${name}`, point.value);
}
