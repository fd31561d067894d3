import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import type { RunRecord } from '../../record/RunRecord';
import type { SeedInterval } from '../../record/StreamAccuracy';
import { computeKendallCorrelation } from '../../stats/computeKendallCorrelation';
import { computeRankCorrelation } from '../../stats/computeRankCorrelation';
import { computeSeedGain } from '../../stats/computeSeedGain';
import { computeSeedInterval } from '../../stats/computeSeedInterval';
import { checkRecord } from '../../views/check/checkRecord';
import { isLowerBetter } from '../../views/facts/readScoreFacts';
import { readValidationAccuracy } from './readValidationAccuracy';

export interface EarlySignalsOptions {
  /** The epoch whose numbers are the early ones. Default 1. */
  epoch?: number;
  /** Metrics of the validation rows. Default ["teacherKl", "accuracy", "nll"]. */
  signals?: readonly string[];
}

/** How well the order of students after an epoch foretells their order in the end. */
export interface EarlySignal {
  /** "teacherKl". */
  signal: string;
  epoch: number;
  /** Students that were compared, in all searches. */
  candidates: number;
  /** Kendall's tau-b, -1 to 1. */
  kendall: SeedInterval;
  /** Spearman's rank correlation. */
  spearman: SeedInterval;
  /** How much higher Kendall's tau is than that of the first signal, seed by seed; null for the first. */
  aboveFirst: SeedInterval | null;
}

/**
 * Which early number foretells best how good students end up: the rank correlation of each metric of the validation rows after an epoch with the accuracy in the end, over students that were trained to the end. A metric of which less is better counts with its sign turned, so 1 is always a perfect
 * foretelling. Means over searches, with 95 % intervals by Student's t; one search has none.
 *
 * @param searches `records` of each search, one list a seed, of at least three students that were trained to the end: `scheduler: null`, so that none is left out because of what it foretold.
 * @throws TypeError or RangeError for anything but such records, or a metric that they do not have.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[0, 1], [1, 0], [1, 1], [2, 0]], y: [1, 0, 1, 0], classes: 2 });
 * const build = ({ width }: { width: number }, seed: number) =>
 *   kd.seeded(seed, () => tf.sequential({ layers: [tf.layers.dense({ units: width, inputShape: [2] }), tf.layers.dense({ units: 2 })] }));
 * const found = await kd.architecture.search({
 *   ...{ space: { parameters: { width: kd.choice([1, 2, 4]) }, build }, teacher: (rows: any) => rows.mul(5), data: { train, validation: train } },
 *   ...{ costs: [kd.architecture.parameters()], candidates: 3, epochs: 2, scheduler: null, show: false }
 * });
 * kd.architecture.earlySignals([found.records])[0]; // {signal: 'teacherKl', epoch: 1, candidates: 3, kendall: {mean: ...}, ...}
 * ```
 */
export function earlySignals(searches: readonly (readonly RunRecord[])[], options: EarlySignalsOptions = {}): EarlySignal[] {
  const subject = 'earlySignals';
  checkInputs(subject, options, ['epoch', 'signals']);
  const { epoch = 1, signals = ['teacherKl', 'accuracy', 'nll'] } = options;
  checkNumber(subject, 'epoch', epoch, { integer: true, atLeast: 1 });
  if (!isSafeToInspect(signals) || !Array.isArray(signals) || !signals.length || !signals.every((one) => typeof one === 'string'))
    throw new TypeError(`${subject}: expected signals to be names of metrics, got ${showValue(signals)}; give ["teacherKl"]`);
  const groups = checkSearches(subject, searches);
  const kendalls: number[][] = [];
  return signals.map((signal, i) => {
    const ranked = groups.map((records) => {
      const early = records.map((record) => readSignal(subject, record, signal, epoch));
      const end = records.map((record) => readValidationAccuracy(record)!);
      // Students that all end alike, or begin alike, foretell nothing.
      return [computeKendallCorrelation(early, end) ?? 0, computeRankCorrelation(early, end) ?? 0];
    });
    kendalls.push(ranked.map(([kendall]) => kendall));
    return {
      ...{ signal, epoch, candidates: groups.reduce((sum, { length }) => sum + length, 0) },
      kendall: computeSeedInterval(kendalls[i], 0.95),
      spearman: computeSeedInterval(
        ranked.map(([, spearman]) => spearman),
        0.95
      ),
      aboveFirst: i === 0 ? null : computeSeedGain(kendalls[i], kendalls[0], 0.95)
    };
  });
}

/** @throws TypeError or RangeError unless each has three records or more that are done. */
function checkSearches(subject: string, searches: unknown): RunRecord[][] {
  const isList = (value: unknown): value is unknown[] => isSafeToInspect(value) && Array.isArray(value);
  if (!isList(searches) || !searches.length || !searches.every(isList))
    throw new TypeError(
      `${subject}: expected a list of records for each search, got ${showValue(searches)}; give [found.records]`
    );
  return (searches as unknown[][]).map((records) => {
    records.forEach((record) => checkRecord(subject, record as RunRecord));
    const done = (records as RunRecord[]).filter((record) => record.status === 'done' && readValidationAccuracy(record) !== null);
    if (done.length < 3)
      throw new RangeError(
        `${subject}: expected three students or more that were trained to the end, got ${done.length}; search with scheduler: null`
      );
    return done;
  });
}

/** The larger the better. */
function readSignal(subject: string, { history, data }: RunRecord, signal: string, epoch: number): number {
  const value = history.series[`validation/${signal}`]?.[history.epoch.indexOf(epoch)];
  if (typeof value !== 'number')
    throw new RangeError(
      `${subject}: expected ${showValue(signal)} to be measured on validation rows after epoch ${epoch}, got none; name a metric and an epoch of the records`
    );
  return isLowerBetter(signal, data.metrics) ? -value : value;
}
