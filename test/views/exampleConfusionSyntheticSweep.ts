import type { Estimate } from '../../src/record/Comparison';
import type { LabelSweep } from '../../src/record/LabelSweep';
import type { RunRecord } from '../../src/record/RunRecord';
import type { SyntheticReport } from '../../src/record/SyntheticReport';
import { computeConfusionView } from '../../src/views/confusion/computeConfusionView';
import type { ConfusionView } from '../../src/views/View';
import { mulberry32 } from '../mulberry32';
import { exampleRecord } from './exampleRecord';

export const defects = ['crazing', 'inclusion', 'patches', 'pitted surface', 'rolled-in scale', 'scratches'];

/** What models take classes for, the later models more often wrong; neighbours in the list are confused most. */
export function exampleConfusion({
  classes = defects,
  models = ['teacher', 'student', 'baseline'],
  rows = 50,
  seed = 1
} = {}): ConfusionView {
  const random = mulberry32(seed);
  return computeConfusionView({
    classes,
    split: 'test',
    models: models.map((name, m) => {
      const counts = classes.map(() => classes.map(() => 0));
      classes.forEach((_, label) => {
        for (let row = 0; row < rows; row++) {
          const isWrong = random() < 0.03 + 0.05 * m * random() * 2;
          const away = Math.ceil(random() ** 3 * (classes.length - 1));
          counts[label][isWrong ? (label + away) % classes.length : label]++;
        }
      });
      return { name, counts };
    })
  });
}

/** The report of a GAN's rows, with all that there may be. */
export function exampleReport({ classes = defects, trusted = true, generator = true, seed = 2 } = {}): SyntheticReport {
  const random = mulberry32(seed);
  const steps = Array.from({ length: 120 }, (_, i) => (i + 1) * 10);
  const share = 1 / classes.length;
  const byClass = classes.map(() => ({ candidates: 400, kept: trusted ? Math.round(220 + 170 * random()) : 0 }));
  const candidates = 400 * classes.length;
  const kept = byClass.reduce((sum, one) => sum + one.kept, 0);
  const lost = candidates - kept;
  const parts = [0.52, 0.3, 0.15].map((part) => Math.floor(part * lost));
  const first = trusted ? 1 : classes.length;
  return {
    synthetic: 'conditional GAN of line B',
    real: 'line B, train',
    classes,
    ...(generator && {
      generator: {
        name: 'conditional WGAN-GP (latent 64, spectral norm)',
        parameters: 412_361,
        rows: 1200,
        seed: 0,
        seconds: 83.2,
        history: {
          step: steps,
          series: {
            critic: steps.map((step) => -1.2 * (1 - Math.exp(-step / 150)) + 0.1 * (random() - 0.5)),
            generator: steps.map((step) => 0.9 * Math.exp(-step / 400) + 0.15 * (random() - 0.5)),
            gradientPenalty: steps.map((step) => 0.25 + 0.4 * Math.exp(-step / 90) + 0.05 * random()),
            classConsistency: steps.map((step) => (step % 20 ? null : 1.7 * Math.exp(-step / 300)))
          }
        }
      }
    }),
    screening: {
      candidates,
      kept,
      rejected: [
        { reason: 'class', rows: parts[0], says: 'the teacher sees another class in them' },
        { reason: 'confidence', rows: parts[1], says: 'the teacher is less sure than 0.6' },
        { reason: 'distance', rows: parts[2], says: 'they lie further from the real rows of their class than 99 % of those' },
        { reason: 'copy', rows: lost - parts[0] - parts[1] - parts[2], says: 'they repeat a real row' }
      ],
      byClass,
      meanWeight: kept ? 0.81 : null
    },
    faithfulness: {
      rows: { synthetic: Math.max(kept, 200), real: 1200 },
      space: 'layer "representation" of teacher, 64 numbers',
      frechet: { synthetic: trusted ? 12.31 : 218.4, real: 4.07 },
      precision: { synthetic: trusted ? 0.812 : 0.02, real: 0.894 },
      recall: { synthetic: trusted ? 0.641 : 0.004, real: 0.887 },
      coverage: { synthetic: trusted ? 0.733 : 0.011, real: 0.958 },
      trainOnSynthetic: trusted ? { synthetic: 0.861, real: 0.924 } : null,
      classBalance: {
        real: classes.map((_, i) => share * (1 + 0.5 * Math.sin(i))),
        asked: classes.map(() => share),
        seen: classes.map((_, i) => (trusted ? share * (1 + 0.3 * Math.cos(i)) : i ? 0 : 1))
      },
      copies: {
        threshold: 0.31,
        rows: trusted ? 2 : 0,
        nearest: trusted
          ? [
              { synthetic: 118, real: 7, distance: 0 },
              { synthetic: 902, real: 415, distance: 0.204 }
            ]
          : [],
        median: { synthetic: 2.113, real: 1.874 }
      }
    },
    trusted,
    findings: trusted
      ? [{ check: 'copies', level: 'warning', value: 2, says: '2 synthetic rows repeat a real one.', hint: 'They are rejected.' }]
      : [
          {
            check: 'modeCollapse',
            level: 'problem',
            value: 1 / first,
            says: `The teacher sees 1 class of ${first} in the synthetic rows: ${classes[0]} in all of them.`,
            hint: 'Train the generator longer.'
          },
          {
            check: 'frechet',
            level: 'problem',
            value: 218.4,
            says: 'The Fréchet distance is 54 times that of two halves of the real rows.'
          }
        ]
  };
}

/** A teacher that helps most where labels are few. */
export function exampleSweep({
  labels = [0, 15, 30, 60, 120, 240, 480],
  format = 'share' as const,
  isBound = false
} = {}): LabelSweep {
  const alone = (count: number) => 0.95 - 0.42 * Math.exp(-Math.log10(Math.max(1, count) / 6 + 1) * 1.6);
  const distilled = (count: number) => 0.945 - 0.055 * Math.exp(-count / 120);
  const about = (mean: number, half: number): Estimate => ({
    mean,
    low: mean - half,
    high: mean + half * 0.9,
    least: mean - half / 2,
    most: mean + half / 2
  });
  const most = Math.max(...labels);
  return {
    title: 'Labels of line B',
    rows: { pool: 600, measured: 300 },
    split: 'test',
    seeds: 5,
    resamples: 2000,
    confidence: 0.95,
    metric: { name: 'accuracy', title: 'accuracy', better: 'higher', format },
    points: labels.map((count) => {
      const reached = distilled(count);
      let needed = Math.max(1, count);
      while (needed < most && alone(needed) < reached) needed++;
      const bound = isBound || alone(needed) < reached;
      const mean = 1 - count / needed;
      return {
        labels: count,
        alone: count ? about(alone(count), 0.03 + 0.05 / Math.sqrt(count)) : null,
        distilled: about(reached, 0.018),
        saved: { needed, share: { mean, low: mean - 0.15, high: Math.min(1, mean + 0.11) }, isBound: bound }
      };
    })
  };
}

/** A run that learns from unlabelled rows and from synthetic ones whose weight rises, each with two terms. */
export function exampleTransfer({ trusted = true, epochs = 10, sets = ['unlabelled', 'synthetic'] } = {}): RunRecord {
  const record = exampleRecord({ classes: defects, epochs, temperatureFalls: false });
  const { series, epoch } = record.history;
  const random = mulberry32(5);
  record.title = 'Steel: line A teaches line B';
  sets.forEach((set, place) => {
    const weight = (at: number) => (place && !trusted ? 0 : place ? Math.min(1, 0.1 + (0.9 * Math.ceil(at)) / epochs) : 0.5);
    for (const [i, term] of ['soft', 'hint'].entries())
      series[`train/${set}.${term}`] = epoch.map((at) => (0.3 + (3 + i) * Math.exp(-at * 0.6)) * (1 + 0.1 * (random() - 0.5)));
    series[`train/${set}.domain`] = epoch.map((at) => (0.02 + 0.4 * Math.exp(-at * 0.4)) * (1 + 0.1 * (random() - 0.5)));
    series[`weight/${set}`] = epoch.map(weight);
  });
  record.transfer = Object.fromEntries(
    sets.map((set, place) => [
      set,
      {
        data: place ? 'conditional GAN of line B' : 'line B, unlabelled',
        rows: place ? 2400 : 1200,
        counted: place ? (trusted ? 1803 : 0) : 1200,
        synthetic: place > 0,
        weight: place ? (trusted ? { name: 'rising', from: 0.1, to: 1 } : 0) : 0.5,
        terms: ['soft', 'hint'],
        domain: { layer: 'features', loss: { name: 'coral' }, weight: 0.5 },
        ...(place ? { report: exampleReport({ trusted }) } : {})
      }
    ])
  );
  return record;
}
