import type { ComparisonView } from '../../../src/views/View';
import { alignmentMap } from '../views/alignmentMap/alignmentShape';
import { confusion } from '../views/confusion/confusionShape';
import { finding } from './findingShape';
import { labelSweep } from '../views/labelSweep/labelSweepShape';
import { reliability } from '../views/reliability/reliabilityShape';
import { syntheticData } from '../views/syntheticData/syntheticShape';
import { rocPr } from '../views/rocPr/rocPrShape';
import { and, list, nullable, number, object, oneOf, positive, text, wrong, type Shape } from './shape';

export const readable = { title: text, says: text };

/** What could not be measured is null in JSON. */
const value = nullable(number);

/** A model has one estimate a metric, and a difference is of a metric that there is. */
const fits: Shape = (given, at) => {
  const { metrics, models, differences } = given as ComparisonView;
  for (const [i, { estimates }] of models.entries())
    if (estimates.length !== metrics.length)
      return wrong(`${at}.models[${i}].estimates`, `${metrics.length} estimates, one a metric`, estimates.length);
  const strange = differences.findIndex(({ metric }) => !metrics.some(({ name }) => name === metric));
  return strange < 0 ? null : wrong(`${at}.differences[${strange}].metric`, 'the name of a metric', differences[strange].metric);
};

export const comparison = and(
  object({
    ...readable,
    rows: number,
    split: text,
    resamples: number,
    confidence: number,
    metrics: list(
      object({ name: text, title: text, better: oneOf('higher', 'lower'), format: oneOf('share', 'number', 'money') }),
      100
    ),
    models: list(
      object({
        name: text,
        seeds: number,
        estimates: list(object({ mean: value, low: value, high: value, least: value, most: value }))
      }),
      200
    ),
    differences: list(
      object({
        metric: text,
        model: text,
        against: text,
        mean: value,
        low: value,
        high: value,
        p: value,
        verdict: oneOf('better', 'worse', 'not separable')
      }),
      5000
    )
  }),
  fits
);

const claims = object({
  ...readable,
  claims: list(
    object({
      claim: text,
      source: text,
      measured: nullable(text),
      interval: nullable(text),
      verdict: oneOf('holds', 'does not hold', 'cannot be tested here'),
      why: text
    }),
    500
  )
});

const latency = object({
  ...readable,
  machine: text,
  rows: list(
    object({
      name: text,
      batch: positive,
      calls: number,
      p50: positive,
      p95: positive,
      p99: positive,
      bytesInMemory: nullable(number),
      bytesOnDisk: nullable(number)
    }),
    300
  )
});

const findings = object({ ...readable, findings: list(finding, 500) });

/** Shapes of what is measured and told outside of a run's own curves. */
export const measured: [kind: string, shape: Shape][] = [
  ['comparison', comparison],
  ['claims', claims],
  ['latency', latency],
  ['findings', findings],
  ['alignmentMap', alignmentMap],
  ['reliability', reliability],
  ['rocPr', rocPr],
  ['confusion', confusion],
  ['syntheticData', syntheticData],
  ['labelSweep', labelSweep]
];
