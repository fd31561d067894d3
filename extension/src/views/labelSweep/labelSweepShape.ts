import type { LabelSweepView } from '../../../../src/views/View';
import { and, boolean, count, list, nullable, number, object, oneOf, text, wrong, type Shape } from '../../read/shape';

/** What could not be measured is null in JSON. */
const value = nullable(number);

const estimate = object({ mean: value, low: value, high: value, least: value, most: value });

const rising: Shape = (given, at) => {
  const { points } = given as LabelSweepView;
  const strange = points.findIndex(({ labels }, i) => i > 0 && labels <= points[i - 1].labels);
  return strange < 0 ? null : wrong(`${at}.points[${strange}].labels`, 'more labels than before', points[strange].labels);
};

export const labelSweep = and(
  object({
    title: text,
    says: text,
    rows: object({ pool: count, measured: count }),
    split: text,
    seeds: count,
    resamples: count,
    confidence: number,
    metric: object({
      name: text,
      title: text,
      better: oneOf('higher', 'lower'),
      format: oneOf('share', 'number', 'money')
    }),
    points: list(
      object({
        labels: count,
        alone: nullable(estimate),
        distilled: estimate,
        saved: object({ needed: count, share: object({ mean: value, low: value, high: value }), isBound: boolean })
      }),
      500
    )
  }),
  rising
);
