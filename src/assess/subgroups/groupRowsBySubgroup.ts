import { showValue } from '../../checks/showValue';

export interface Grouping {
  /** [rows] Name or number of the subgroup of each row; a number that is NaN is "missing". */
  of: ArrayLike<string | number>;
  /** Numbers fall into the ranges between these, rising: [6, 8] gives below 6, from 6 to below 8, and 8 and above. */
  edges?: readonly number[];
  /** Unit of the numbers: "mm". */
  unit?: string;
}

/** With more subgroups a table says nothing. */
const most = 50;

/**
 * Rows by subgroup: ranges and numbers in rising order, names in order of appearance, missing values last.
 *
 * @throws TypeError or RangeError for wrong counts, edges that do not rise, or more than 50 subgroups.
 */
export function groupRowsBySubgroup(subject: string, { of, edges, unit }: Grouping, rows: number): Map<string, number[]> {
  if (typeof of !== 'object' || of === null || of.length !== rows)
    throw new TypeError(
      `${subject}: expected of to be ${rows} names or numbers, one per row, got ${showValue(of)}; give the subgroup of each row`
    );
  const keys = Array.from(of);
  const strange = keys.findIndex((key) => typeof key !== typeof keys[0] || (typeof key !== 'string' && typeof key !== 'number'));
  if (strange >= 0)
    throw new TypeError(
      `${subject}: expected of to be all names or all numbers, got ${showValue(keys[strange])} in row ${strange}; use NaN or a name for missing values`
    );
  if (edges !== undefined) checkEdges(subject, edges, keys[0]);
  const found = new Map<number | string, number[]>();
  keys.forEach((key, row) => {
    const place = typeof key === 'number' && edges && !Number.isNaN(key) ? edges.filter((edge) => edge <= key).length : key;
    const own = found.get(place);
    if (own) own.push(row);
    else found.set(place, [row]);
  });
  if (found.size > most)
    throw new RangeError(
      `${subject}: expected at most ${most} subgroups, got ${found.size}; give edges for numbers, or join names`
    );
  const sorted = [...found].sort(([a], [b]) => (typeof a === 'number' && typeof b === 'number' ? last(a) - last(b) || 0 : 0));
  return new Map(
    sorted.map(([key, own]) => {
      if (typeof key === 'string') return [key, own];
      if (Number.isNaN(key)) return ['missing', own];
      return [edges ? range(key, edges, unit) : withUnit(key, unit), own];
    })
  );
}

/** A missing value has no place among numbers. */
function last(value: number): number {
  return Number.isNaN(value) ? Number.MAX_VALUE : value;
}

function range(place: number, edges: readonly number[], unit?: string): string {
  if (place === 0) return `below ${withUnit(edges[0], unit)}`;
  const from = edges[place - 1];
  return place === edges.length ? `${withUnit(from, unit)} and above` : `${from} to below ${withUnit(edges[place], unit)}`;
}

function withUnit(value: number, unit?: string): string {
  return unit ? `${value} ${unit}` : String(value);
}

function checkEdges(subject: string, edges: unknown, first: unknown): void {
  const rise =
    Array.isArray(edges) &&
    edges.length > 0 &&
    edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1]));
  if (!rise) throw new TypeError(`${subject}: expected edges to be rising numbers, got ${showValue(edges)}; give [6, 8, 15]`);
  if (typeof first !== 'number')
    throw new TypeError(`${subject}: expected numbers where edges are given, got ${showValue(first)}; leave edges out for names`);
}
