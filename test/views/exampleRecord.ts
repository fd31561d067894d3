import type { History, RunRecord, Scores, SoftLabels } from '../../src/record/RunRecord';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import { entropy } from '../../src/views/softLabels/entropy';
import { mulberry32 } from '../mulberry32';

export interface Wanted {
  seed?: number;
  classes?: string[];
  epochs?: number;
  pointsAnEpoch?: number;
  examples?: number;
  temperatureFalls?: boolean;
  baseline?: boolean;
  student?: boolean;
}

/** A record as a run would leave it: noisy falling losses, validation once an epoch, logits with a plausible second choice. */
export function exampleRecord(wanted: Wanted = {}): RunRecord {
  const {
    seed = 1,
    classes = digits,
    epochs = 20,
    pointsAnEpoch = 10,
    examples = 64,
    temperatureFalls = true,
    baseline = true,
    student = true
  } = wanted;
  const random = mulberry32(seed);
  const record: RunRecord = {
    schema: 'stillroom.run/1',
    id: '0f3a9c1b2d4e',
    title: 'MNIST: 784-1200-1200-10 teaches 784-30-30-10',
    status: 'done',
    stamp: {
      started: '2026-11-24T12:00:00.000Z',
      seconds: 93.4,
      versions: { stillroom: '0.1.0', tensorflow: '2.21.0' },
      device: 'tensorflow 2.21.0, CPU'
    },
    setup: {
      seed,
      epochs,
      batchSize: 128,
      optimizer: { name: 'adam', learningRate: 0.001 },
      terms: {
        hard: { weight: 0.3, loss: { name: 'crossEntropy' } },
        soft: {
          weight: 0.7,
          loss: { name: 'softTargets', temperature: temperatureFalls ? { name: 'linear', from: 8, to: 2 } : 4 }
        }
      }
    },
    data: {
      name: 'MNIST',
      task: 'classification',
      classes,
      rows: { train: 54000, validation: 6000, test: 10000 },
      majority: 0.1135
    },
    models: {
      teacher: { name: 'teacher', kind: 'tfjs layers', parameters: 2395210, bytes: 9580840, macs: 2392800 },
      student: { name: 'student', kind: 'tfjs layers', parameters: 24790, bytes: 99160, macs: 24720 },
      ...(baseline ? { baseline: { name: 'student', kind: 'tfjs layers', parameters: 24790, bytes: 99160, macs: 24720 } } : {})
    },
    history: historyOf('student', random, epochs, pointsAnEpoch, temperatureFalls),
    ...(baseline ? { baselineHistory: historyOf('baseline', random, epochs, pointsAnEpoch, false) } : {}),
    scores: {
      teacher: { test: scoresOf(120, null) },
      student: { test: scoresOf(231, 0.978), validation: { ...scoresOf(150, 0.98), rows: 6000, accuracy: 0.975 } },
      lastStudent: { test: scoresOf(238, 0.977) },
      ...(baseline ? { baseline: { test: scoresOf(290, 0.969) }, lastBaseline: { test: scoresOf(301, 0.968) } } : {})
    },
    softLabels: softLabelsOf(classes.length, examples, student, random),
    findings: [
      { check: 'lastIsWorse', level: 'info', value: 7, says: 'The last epoch makes 7 more errors than the one that was kept.' },
      {
        check: 'capacityGap',
        level: 'warning',
        value: 96.6,
        says: 'The teacher has 97 times the parameters of the student.',
        hint: 'Try an assistant of medium size.'
      }
    ]
  };
  return record;
}

export const digits = Array.from({ length: 10 }, (_, i) => String(i));

export const defaults = ['paid back', 'defaulted'];

/** A record of a run that has just begun: no point, no score, no soft label. */
export function emptyRecord(): RunRecord {
  const { history: _, baselineHistory: __, softLabels: ___, ...rest } = exampleRecord();
  return { ...rest, status: 'running', history: { step: [], epoch: [], series: {}, best: null }, scores: {}, findings: [] };
}

function historyOf(
  of: 'student' | 'baseline',
  random: () => number,
  epochs: number,
  pointsAnEpoch: number,
  temperatureFalls: boolean
): History {
  const points = epochs * pointsAnEpoch;
  const step = Array.from({ length: points }, (_, i) => (i + 1) * 42);
  const epoch = step.map((_, i) => (i + 1) / pointsAnEpoch);
  const fall = (from: number, to: number, noise: number) =>
    epoch.map((e) => (to + (from - to) * Math.exp(-e * 0.9)) * (1 + noise * (random() - 0.5)));
  const hard = fall(1.9, of === 'student' ? 0.05 : 0.012, 0.25);
  const soft = fall(9, 0.35, 0.2);
  const atEnds = (value: (e: number) => number) => epoch.map((e) => (Number.isInteger(e) ? value(e) : null));
  const shape = (e: number) => Math.exp(-e * 0.45);
  const worse = of === 'student' ? 0 : 0.007;
  const accuracy = atEnds((e) => 0.975 - worse - 0.08 * shape(e) + 0.002 * (random() - 0.5));
  const best = accuracy.reduce<{ epoch: number; value: number }>(
    (b, value, i) => (value !== null && value > b.value ? { epoch: epoch[i], value } : b),
    { epoch: 0, value: 0 }
  );
  return {
    step,
    epoch,
    series: {
      'train/loss': of === 'student' ? hard.map((h, i) => 0.3 * h + 0.7 * soft[i]) : hard,
      'train/hard': hard,
      ...(of === 'student' ? { 'train/soft': soft } : {}),
      'validation/accuracy': accuracy,
      'validation/nll': atEnds((e) => 0.09 + worse * 4 + 0.4 * shape(e) + (of === 'student' ? 0 : 0.002 * e)),
      'validation/ece': atEnds((e) => 0.01 + worse + 0.03 * shape(e)),
      ...(of === 'student'
        ? {
            'validation/agreement': atEnds((e) => 0.978 - 0.08 * shape(e)),
            'weight/hard': epoch.map(() => 0.3),
            'weight/soft': epoch.map(() => 0.7),
            temperature: epoch.map((e) => (temperatureFalls ? 8 - (6 * e) / epochs : 4))
          }
        : {})
    },
    best: { epoch: best.epoch, series: 'validation/accuracy', value: best.value }
  };
}

function scoresOf(errors: number, agreement: number | null): Scores {
  return {
    rows: 10000,
    errors,
    accuracy: 1 - errors / 10000,
    nll: errors / 3000,
    ece: 0.0123,
    agreement,
    teacherKl: agreement === null ? null : 0.031
  };
}

function softLabelsOf(classes: number, count: number, student: boolean, random: () => number): SoftLabels {
  const temperatures = [1, 1.5, 2, 3, 4, 6, 8, 12, 20];
  const logitsFor = (label: number) =>
    Array.from({ length: classes }, (_, c) => 6 * random() + (c === label ? 9 : 0) + (c === (label * 7 + 3) % classes ? 5 : 0));
  const rows = Array.from({ length: Math.max(count, Math.min(classes, 100)) }, (_, i) => {
    const label = i % classes;
    const teacher = logitsFor(label);
    return { index: i * 37, label, teacher, student: student ? teacher.map((z) => z * 0.8 + random() * 2) : null };
  });
  const at = temperatures.map((t) => rows.map(({ teacher }) => softmaxAt(teacher, t)));
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const shown = Array.from({ length: Math.min(20, classes) }, (_, i) => i);
  const ranks = Array.from({ length: Math.min(10, classes) }, (_, i) => i);
  const sorted = at.map((table) => table.map((p) => [...p].sort((a, b) => b - a)));
  return {
    split: 'test',
    temperature: 4,
    examples: rows.slice(0, count).map((row) => ({ ...row })),
    summary: {
      rows: 10000,
      temperatures,
      meanEntropy: at.map((table) => mean(table.map(entropy))),
      byRank: sorted.map((table) => ranks.map((r) => mean(table.map((p) => p[r])))),
      classes: shown,
      byClass: at.map((table) =>
        shown.map((label) => shown.map((c) => mean(table.filter((_, i) => rows[i].label === label).map((p) => p[c]))))
      )
    }
  };
}
