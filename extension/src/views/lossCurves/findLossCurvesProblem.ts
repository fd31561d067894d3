import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { LossCurvesView } from '../../../../src/views/View';

/** A value an epoch in every curve, and a time an epoch in the clock. */
export function findLossCurvesProblem({ curves, clock }: LossCurvesView, at: string): string | null {
  for (const [i, { epoch, value }] of curves.entries())
    if (epoch.length !== value.length)
      return describeWrongValue(`${at}.curves[${i}].value`, `${epoch.length} values, one an epoch`, value.length);
  if (!clock || clock.epoch.length === clock.seconds.length) return null;
  return describeWrongValue(`${at}.clock.seconds`, `${clock.epoch.length} values, one an epoch`, clock.seconds.length);
}
