import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkPlainData } from '../../checks/checkPlainData';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { makeDisplayable } from '../../views/bundle/makeDisplayable';
import type { ParetoFrontView } from '../../views/types/ParetoFrontView';
import { titleOrDefault, type Titled } from '../../views/words/titleOrDefault';
import { checkCost } from '../cost/checkCost';
import type { Cost } from '../cost/Cost';
import { computeFronts, type NamedPoint } from './computeFronts';
import type { CostAndValue } from './CostAndValue';
import { checkPoint } from './hypervolume';

export interface FrontsOptions extends Titled {
  /** `points` of several searches by the name of what found them, a list for each seed, in the order of the seeds. The first is compared with the others. A student made by hand is `[[point], [point]]`. */
  groups: { [name: string]: readonly (readonly NamedPoint[])[] };
  /** What the points cost: the first cost of the searches. */
  cost: Cost;
  /** From where hypervolumes count: the most that a student may cost, and the accuracy that is worth nothing. */
  reference: CostAndValue;
  /** How many validation rows the accuracies were measured on. */
  rows: number;
}

/**
 * Fronts of several searches side by side, over seeds: the hypervolume of each (`kd.architecture.hypervolume`) as a mean with a 95 % interval by Student's t, and how much more the first has than each other one, seed by seed. As a cell's last value it shows itself.
 *
 * Intervals are over seeds: what other draws, weights and orders of rows would give on the same rows.
 *
 * @throws TypeError or RangeError for points, costs or a reference that are none, more than 8 groups, or more than 1,000 points in one.
 * @example
 * ```ts
 * const cost = kd.architecture.parameters({ atMost: 1000 });
 * const groups = { search: [[{ cost: 100, value: 0.9 }]], 'by hand': [[{ cost: 200, value: 0.9 }]] };
 * const view = kd.architecture.fronts({ groups, cost, reference: { cost: 1000, value: 0.5 }, rows: 500 });
 * view.groups[0].hypervolume?.mean; // 0.4
 * ```
 */
export function fronts(options: FrontsOptions): ParetoFrontView {
  const subject = 'fronts';
  checkInputs(subject, options, ['groups', 'cost', 'reference', 'rows', 'title']);
  const { groups, cost, reference, rows } = options;
  checkGroups(subject, groups);
  checkCost(subject, 'cost', cost);
  checkPoint(subject, 'reference', reference);
  checkNumber(subject, 'rows', rows, { integer: true, atLeast: 1 });
  const title = titleOrDefault(subject, options, 'Pareto fronts');
  return makeDisplayable(computeFronts({ groups, cost, reference: { ...reference }, rows, title }));
}

function checkGroups(subject: string, groups: unknown): void {
  const fix = 'give {search: [found.points]}';
  checkPlainData(subject, 'groups as plain data', groups, fix);
  const names = isPlainObject(groups) ? Object.keys(groups) : [];
  if (!names.length || names.length > 8 || !hasSafelyReadableMembers(groups, names))
    throw new TypeError(`${subject}: expected 1 to 8 groups by name, got ${showValue(groups)}; ${fix}`);
  for (const name of names) {
    const searches = groups[name];
    if (!Array.isArray(searches) || !searches.length || !searches.every(Array.isArray))
      throw new TypeError(
        `${subject}: expected ${showValue(name)} to be a list of points for each seed, got ${showValue(searches)}; ${fix}`
      );
    const points = (searches as unknown[][]).flat();
    if (points.length > 1000)
      throw new RangeError(
        `${subject}: expected at most 1,000 points of ${showValue(name)}, got ${points.length}; leave some out`
      );
    points.forEach((point, i) => {
      const { name: own, ...rest } = (isPlainObject(point) ? point : {}) as unknown as NamedPoint;
      if (own !== undefined && (typeof own !== 'string' || own.length > 1000))
        throw new TypeError(`${subject}: expected the name of a point to be a text, got ${showValue(own)}; leave it out`);
      checkPoint(subject, `point ${i + 1} of ${showValue(name)}`, isPlainObject(point) ? rest : point);
    });
  }
}
