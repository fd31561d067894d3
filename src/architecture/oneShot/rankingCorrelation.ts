import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isPlainObject } from '../../checks/isPlainObject';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import type { SeedInterval } from '../../record/StreamAccuracy';
import { computeKendallCorrelation } from '../../stats/computeKendallCorrelation';
import { computeRankCorrelation } from '../../stats/computeRankCorrelation';
import { computeSeedInterval } from '../../stats/computeSeedInterval';
import type { Candidate } from '../search/ArchitectureSearchResult';
import type { SharingCandidate } from './OneShotResult';

/** What two rankings of the same students are read from. */
export interface RankedTwice {
  /** Of `kd.architecture.oneShot`. */
  shared: { candidates: readonly Pick<SharingCandidate, 'parameters' | 'accuracy'>[] };
  /** Of `kd.architecture.search`, with `scheduler: null`. */
  found: { candidates: readonly Pick<Candidate, 'parameters' | 'accuracy' | 'status'>[] };
}

/** How well shared weights foretell the order of students that were distilled by themselves. */
export interface RankingCorrelation {
  /** Students that were compared, in all searches. */
  candidates: number;
  /** Kendall's tau-b, -1 to 1. */
  kendall: SeedInterval;
  /** Spearman's rank correlation. */
  spearman: SeedInterval;
}

/**
 * The rank correlation of accuracies with shared weights with those of the same students distilled from the start, on the same validation rows. Means over searches, with 95 % intervals by Student's t; one search has none. Students that all end alike count as 0.
 *
 * Distil all candidates, or some that were drawn: among the best ones alone the order is harder to foretell.
 *
 * @param searches `{shared, found}` for each seed, with at least three students that are in both and were trained to the end.
 * @throws TypeError or RangeError for anything but such results.
 * @example
 * ```ts
 * const candidates = [1, 2, 3].map((width) => ({ parameters: { width }, accuracy: 0.8 + width / 100, status: 'done' as const }));
 * kd.architecture.rankingCorrelation([{ shared: { candidates }, found: { candidates } }]).kendall.mean; // 1
 * ```
 */
export function rankingCorrelation(searches: readonly RankedTwice[]): RankingCorrelation {
  const subject = 'rankingCorrelation';
  if (!isList(searches) || !searches.length)
    throw new TypeError(
      `${subject}: expected {shared, found} for each search, got ${showValue(searches)}; give [{shared, found}]`
    );
  const pairs = searches.map((one) => pairStudents(subject, one));
  const over = (correlate: typeof computeKendallCorrelation) =>
    computeSeedInterval(
      pairs.map(({ shared, found }) => correlate(shared, found) ?? 0),
      0.95
    );
  return {
    candidates: pairs.reduce((sum, { shared }) => sum + shared.length, 0),
    kendall: over(computeKendallCorrelation),
    spearman: over(computeRankCorrelation)
  };
}

/** The accuracies of those that are in both. */
function pairStudents(subject: string, search: unknown): { shared: number[]; found: number[] } {
  const [before, after] = (['shared', 'found'] as const).map((name) => {
    const result = hasSafelyReadableMembers(search, ['shared', 'found']) ? search[name] : undefined;
    const candidates = hasSafelyReadableMembers(result, ['candidates']) ? result.candidates : undefined;
    if (!isList(candidates) || !candidates.every(isCandidate))
      throw new TypeError(
        `${subject}: expected ${name} to be a result with candidates, got ${showValue(result)}; give that of kd.architecture.${name === 'shared' ? 'oneShot' : 'search'}`
      );
    return candidates as RankedTwice['found']['candidates'];
  });
  const known = new Map(before.map(({ parameters, accuracy }) => [keyOf(parameters), accuracy]));
  const both = after.flatMap(({ parameters, accuracy, status }) => {
    const shared = known.get(keyOf(parameters));
    return status === 'done' && typeof accuracy === 'number' && typeof shared === 'number' ? [{ shared, accuracy }] : [];
  });
  if (both.length < 3)
    throw new RangeError(
      `${subject}: expected three students or more that are in both and were trained to the end, got ${both.length}; search with scheduler: null`
    );
  return { shared: both.map(({ shared }) => shared), found: both.map(({ accuracy }) => accuracy) };
}

function isList(value: unknown): value is unknown[] {
  return isSafeToInspect(value) && Array.isArray(value);
}

function isCandidate(value: unknown): boolean {
  if (!hasSafelyReadableMembers(value, ['parameters', 'accuracy', 'status']) || !isPlainObject(value.parameters)) return false;
  const { parameters } = value;
  const names = Object.keys(parameters);
  return hasSafelyReadableMembers(parameters, names) && names.every((name) => plain.includes(typeof parameters[name]));
}

const plain = ['number', 'string', 'boolean'];

function keyOf(parameters: object): string {
  return JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}
