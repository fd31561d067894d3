import type { ComparedModel, Comparison, Difference, Estimate, MetricInfo } from '../../src/record/Comparison';
import type { Reliability } from '../../src/record/Reliability';
import type { RocPr, RocPrModel } from '../../src/record/RocPr';
import type { Claim, LatencyRow } from '../../src/views/View';
import { mulberry32 } from '../mulberry32';

const metrics: MetricInfo[] = [
  { name: 'averagePrecision', title: 'average precision', better: 'higher', format: 'number' },
  { name: 'rocAuc', title: 'ROC AUC', better: 'higher', format: 'number' },
  { name: 'f1', title: 'F1 at the threshold chosen on validation', better: 'higher', format: 'number' },
  { name: 'precisionAtBudget', title: 'precision at 100 alerts a day', better: 'higher', format: 'share' },
  { name: 'recallAtFalsePositives', title: 'recall at 1 % false positives', better: 'higher', format: 'share' },
  { name: 'brier', title: 'Brier score', better: 'lower', format: 'number' },
  { name: 'expectedCalibrationError', title: 'expected calibration error', better: 'lower', format: 'share' },
  { name: 'cost', title: 'cost of errors', better: 'lower', format: 'money' }
];

const sizes = [0.71, 0.93, 0.62, 0.55, 0.8, 0.0061, 0.0042, 18_350];

/** A comparison of students over seeds with a baseline and a teacher, made from a seed. */
export function exampleComparison({ models = ['teacher', 'student', 'baseline'], count = 3, seed = 1 } = {}): Comparison {
  const random = mulberry32(seed);
  const estimate = (i: number, one: number): Estimate => {
    const mean = sizes[i] * (1 + 0.04 * (1 - one) + 0.01 * random());
    const [width, spread] = [0.03 * sizes[i], models[one] === 'teacher' ? 0 : 0.012 * sizes[i]];
    return { mean, low: mean - width, high: mean + width * 0.8, least: mean - spread, most: mean + spread };
  };
  const compared: ComparedModel[] = models.map((name, one) => ({
    name,
    seeds: name === 'teacher' ? 1 : 5,
    estimates: metrics.slice(0, count).map((_, i) => estimate(i, one))
  }));
  const student = compared.find(({ name }) => name === 'student') ?? compared[0];
  const differences = compared
    .filter((other) => other !== student)
    .flatMap(({ name, estimates }) =>
      metrics.slice(0, count).map(({ name: metric, better }, i): Difference => {
        const mean = student.estimates[i].mean - estimates[i].mean;
        const half = 0.025 * sizes[i];
        const isBetter = better === 'higher' ? mean > 0 : mean < 0;
        const verdict = Math.abs(mean) <= half ? 'not separable' : isBetter ? 'better' : 'worse';
        const p = Math.abs(mean) <= half ? 0.31 : 0.003;
        return { metric, model: student.name, against: name, mean, low: mean - half, high: mean + half, p, verdict };
      })
    );
  return {
    rows: 2014,
    split: 'test',
    resamples: 2000,
    confidence: 0.95,
    metrics: metrics.slice(0, count),
    models: compared,
    differences
  };
}

/** The three verdicts. */
export function exampleClaims(): Claim[] {
  return [
    {
      claim: 'The distilled network keeps the accuracy of its teacher',
      source: 'Hinton, Vinyals and Dean (2015)',
      measured: 'average precision 0.712 against 0.731 of the teacher',
      interval: '−0.041 to 0.003 (95 %)',
      verdict: 'holds',
      why: 'The interval of the difference holds zero.'
    },
    {
      claim: 'F1 rises from 0.82 to 0.91',
      source: 'an industry write-up',
      measured: 'F1 0.66 against 0.67 of the teacher',
      interval: '0.61 to 0.70 (95 %)',
      verdict: 'does not hold',
      why: 'A student that imitates its teacher does not pass it by 9 points.'
    },
    {
      claim: 'Hardware cost falls by 67 %',
      source: 'an industry write-up',
      measured: null,
      interval: null,
      verdict: 'cannot be tested here',
      why: 'Nobody says what hardware was paid for.'
    }
  ];
}

/** One row and a thousand rows a call, microseconds to tens of milliseconds. */
export function exampleLatency(): { machine: string; rows: LatencyRow[] } {
  const row = (name: string, batch: number, p50: number, bytesInMemory: number | null, bytesOnDisk: number | null) => ({
    name,
    batch,
    calls: batch === 1 ? 2000 : 200,
    p50,
    p95: p50 * 1.3,
    p99: p50 * 2.1,
    bytesInMemory,
    bytesOnDisk
  });
  return {
    machine: 'tensorflow 2.21.0, CPU; 2 cores',
    rows: [
      row('xgboost, one thread', 1, 0.31, 4_120_000, 2_310_000),
      row('xgboost, all threads', 1, 0.42, 4_120_000, 2_310_000),
      row('student on tensorflow', 1, 0.88, 99_160, 101_300),
      row('compiled student', 1, 0.0121, 99_160, null),
      row('xgboost, all threads', 1000, 12.4, 4_120_000, 2_310_000),
      row('compiled student', 1000, 9.2, 99_160, null)
    ]
  };
}

/** Reliability curves of models that say more than comes true, the later ones more so, made from a seed. */
export function exampleReliability({
  models = ['teacher', 'student', 'baseline'],
  bins = 10,
  rare = 1,
  seed = 3
} = {}): Reliability {
  const random = mulberry32(seed);
  return {
    rows: 310,
    split: 'test',
    of: 'class 1',
    event: 'malignant',
    bins,
    equal: 'count',
    confidence: 0.95,
    models: models.map((name, m) => ({
      name,
      seeds: name === 'teacher' ? 1 : 5,
      error: 0.02 + 0.03 * m,
      bins: Array.from({ length: bins }, (_, b) => {
        const predicted = rare * ((b + 0.2 + 0.6 * random()) / bins);
        const observed = predicted * (1 - 0.1 * Math.min(m, 3) * random());
        const half = rare * (0.04 + 0.06 * random());
        const [low, high] = [Math.max(0, observed - half), Math.min(1, observed + half)];
        const count = Math.round((310 / bins) * (name === 'teacher' ? 1 : 5));
        return { from: (rare * b) / bins, to: (rare * (b + 1)) / bins, count, predicted, observed, low, high };
      })
    }))
  };
}

/** Curves of models of which the later ones tell the rare class less well, made from a seed. */
export function exampleRocPr({
  models = ['teacher', 'student', 'baseline'],
  names = ['fraud'],
  positives = 98,
  negatives = 56_000,
  points = 60,
  chosen = true
} = {}): RocPr {
  const model = (name: string, m: number): RocPrModel => {
    // Of alerts of 10 and more, a power of what is left: a curve as bent as it is seen of fraud.
    const found = Array.from({ length: points + 1 }, (_, i) =>
      Math.round(positives * (1 - (1 - i / points) ** (5 / (1 + m / 4))))
    );
    const alerted = Array.from({ length: points + 1 }, (_, i) => Math.round(negatives * (i / points) ** (6 / (1 + m / 4))));
    const area = (mean: number) => ({ mean, low: mean - 0.04, high: Math.min(1, mean + 0.03) });
    return {
      name,
      seeds: name === 'teacher' ? 1 : 5,
      rocAuc: area(0.97 * 0.98 ** m),
      averagePrecision: area(0.8 * 0.9 ** m),
      curve: { seed: 0, threshold: found.map((_, i) => (i ? 6 - (16 * i) / points : null)), found, alerted },
      ...(chosen && { chosen: { threshold: 2, found: found[Math.min(15, points)], alerted: alerted[Math.min(15, points)] } })
    };
  };
  const events = names.map((name): RocPr['events'][number] => ({
    name,
    of: 'class',
    positives,
    negatives,
    models: models.map(model)
  }));
  return { rows: positives + negatives, split: 'test', resamples: 2000, confidence: 0.95, events };
}
