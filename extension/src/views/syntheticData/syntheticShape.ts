import type { SyntheticReport } from '../../../../src/record/SyntheticReport';
import { finding } from '../../read/findingShape';
import { and, boolean, count, list, nullable, number, object, optional, text, wrong, type Shape } from '../../read/shape';

const value = nullable(number);

const against = object({ synthetic: value, real: value });

/** A column of numbers by its name. */
const columns: Shape = (given, at) =>
  object({})(given, at) ??
  Object.entries(given as object).reduce<string | null>(
    (problem, [name, column]) => problem ?? list(value)(column, `${at}.${name}`),
    Object.keys(given as object).length > 200 ? wrong(at, 'at most 200 columns', Object.keys(given as object).length) : null
  );

const generator = object({
  name: text,
  parameters: number,
  rows: number,
  seed: number,
  seconds: number,
  history: object({ step: list(number), series: columns })
});

const screening = object({
  candidates: count,
  kept: count,
  rejected: list(object({ reason: text, rows: count, says: text }), 100),
  byClass: list(object({ candidates: count, kept: count })),
  meanWeight: value
});

const faithfulness = object({
  rows: object({ synthetic: count, real: count }),
  space: text,
  frechet: against,
  precision: against,
  recall: against,
  coverage: against,
  trainOnSynthetic: nullable(against),
  classBalance: object({ real: list(count), asked: list(count), seen: list(count) }),
  copies: object({
    threshold: number,
    rows: count,
    nearest: list(object({ synthetic: number, real: number, distance: number }), 500),
    median: against
  })
});

/** An entry a class in every list of classes, a value a step in every column. */
const fits: Shape = (given, at) => {
  const { classes, generator: made, screening: screened, faithfulness: measured } = given as SyntheticReport;
  const size = classes.length;
  for (const [name, column] of Object.entries(made?.history.series ?? {}))
    if (column.length !== made!.history.step.length)
      return wrong(`${at}.generator.history.series.${name}`, `${made!.history.step.length} values, one a step`, column.length);
  if (screened && screened.byClass.length !== size)
    return wrong(`${at}.screening.byClass`, `${size} entries, one a class`, screened.byClass.length);
  for (const name of ['real', 'asked', 'seen'] as const) {
    const shares = measured?.classBalance[name];
    if (shares && shares.length !== size)
      return wrong(`${at}.faithfulness.classBalance.${name}`, `${size} shares, one a class`, shares.length);
  }
  return null;
};

export const syntheticData = and(
  object({
    title: text,
    says: text,
    synthetic: text,
    real: text,
    classes: list(text),
    generator: optional(generator),
    screening: optional(screening),
    faithfulness: optional(faithfulness),
    trusted: boolean,
    findings: list(finding, 500)
  }),
  fits
);
