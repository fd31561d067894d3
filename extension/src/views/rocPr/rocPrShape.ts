import type { RocPrCurve, RocPrEvent, RocPrPoint } from '../../../../src/record/RocPr';
import type { RocPrView } from '../../../../src/views/View';
import { and, count, list, nullable, number, object, oneOf, optional, text, wrong, type Shape } from '../../read/shape';

/** What could not be measured is null in JSON. */
const value = nullable(number);

const area = object({ mean: value, low: value, high: value });

/** Columns of one length that rise from nothing to everything. */
const curveFits =
  ({ positives, negatives }: RocPrEvent): Shape =>
  (given, at) => {
    const { threshold, found, alerted } = given as RocPrCurve;
    const size = found.length;
    if (!size || threshold.length !== size || alerted.length !== size)
      return wrong(`${at}`, 'columns of one length', [threshold.length, size, alerted.length]);
    for (const [name, column, most] of [
      ['found', found, positives],
      ['alerted', alerted, negatives]
    ] as const)
      if (column.some((rows, i) => rows < (i ? column[i - 1] : 0) || rows > most))
        return wrong(`${at}.${name}`, `counts that rise to ${most} at most`, column);
    return null;
  };

const fits: Shape = (given, at) => {
  const { events } = given as RocPrView;
  for (const [e, event] of events.entries())
    for (const [m, { curve, chosen }] of event.models.entries()) {
      const here = `${at}.events[${e}].models[${m}]`;
      const problem =
        (curve && curveFits(event)(curve, `${here}.curve`)) ?? (chosen && pointFits(chosen, event, `${here}.chosen`));
      if (problem) return problem;
    }
  return null;
};

function pointFits({ found, alerted }: RocPrPoint, { positives, negatives }: RocPrEvent, at: string): string | null {
  return found <= positives && alerted <= negatives
    ? null
    : wrong(at, `at most ${positives} and ${negatives} rows`, [found, alerted]);
}

export const rocPr = and(
  object({
    title: text,
    says: text,
    rows: count,
    split: text,
    resamples: count,
    confidence: number,
    events: list(
      object({
        name: text,
        of: oneOf('class', 'micro', 'macro'),
        positives: count,
        negatives: count,
        models: list(
          object({
            name: text,
            seeds: count,
            rocAuc: area,
            averagePrecision: area,
            curve: optional(object({ seed: count, threshold: list(value), found: list(count), alerted: list(count) })),
            chosen: optional(object({ threshold: value, found: count, alerted: count }))
          }),
          100
        )
      }),
      1100
    )
  }),
  fits
);
