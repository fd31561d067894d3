import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { SyntheticDataView } from '../../../../src/views/View';

/** An entry a class in every list of classes, a value a step in every column. */
export function findSyntheticDataProblem(view: SyntheticDataView, at: string): string | null {
  const { classes, generator, screening, faithfulness } = view;
  const size = classes.length;
  const { step, series } = generator?.history ?? { step: [], series: {} };
  for (const [name, column] of Object.entries(series))
    if (column.length !== step.length)
      return describeWrongValue(`${at}.generator.history.series.${name}`, `${step.length} values, one a step`, column.length);
  if (screening && screening.byClass.length !== size)
    return describeWrongValue(`${at}.screening.byClass`, `${size} entries, one a class`, screening.byClass.length);
  for (const name of ['real', 'asked', 'seen'] as const) {
    const shares = faithfulness?.classBalance[name];
    if (shares && shares.length !== size)
      return describeWrongValue(`${at}.faithfulness.classBalance.${name}`, `${size} shares, one a class`, shares.length);
  }
  return null;
}
