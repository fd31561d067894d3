import type { SoftLabelExample, SoftLabelSummary } from '../../src/record/RunRecord';
import { entropy } from '../../src/views/softLabels/entropy';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import type { Curve, LossCurvesView, RunView, ScoresRow, ScoresView, SoftLabelsView } from '../../src/views/View';

/** Views as a real run on ten digits gives them, made from a seed: the same ones every time. */
export function exampleRunViews({ seed = 7, epochs = 10, classes = 10, split = 'test' } = {}) {
  const lossCurves = sampleLossCurves(seed, epochs);
  const softLabels = sampleSoftLabels(seed, classes, split);
  const scores = sampleScores();
  return { lossCurves, softLabels, scores, run: sampleRun(lossCurves, softLabels, scores) };
}

function sampleRun(lossCurves: LossCurvesView, softLabels: SoftLabelsView, scores: ScoresView): RunView {
  return {
    kind: 'run',
    id: '3f9a0c21d7be',
    title: 'Digits: 1200 to 30 units',
    says: 'The student reaches 97.69 % on test, 0.61 points above the same student alone (97.08 %), and agrees with the teacher on 97.91 % of rows.',
    status: 'done',
    progress: 1,
    scores,
    lossCurves,
    softLabels,
    findings: [
      {
        check: 'capacityGap',
        level: 'warning',
        value: 75,
        says: 'The teacher has 75 times the parameters of the student (1,796,010 to 24,790).',
        hint: 'Try a teacher between the two in size.'
      },
      {
        check: 'calibration',
        level: 'info',
        value: 0.012,
        says: 'The student is better calibrated than the teacher (1.2 % to 1.9 %).'
      }
    ],
    setup: [
      ['seed', '7'],
      ['epochs', '10'],
      ['optimizer', 'adam, learning rate 0.001'],
      ['hard', '0.3 × crossEntropy'],
      ['soft', '0.7 × softTargets, temperature 4'],
      ['data', 'mnist, 50,000 train, 10,000 validation, 10,000 test'],
      ['device', 'tensorflow 2.21.0, CPU']
    ]
  };
}

export function sampleLossCurves(seed: number, epochs: number): LossCurvesView {
  const random = generator(seed);
  const pointsAnEpoch = 12;
  const fine = Array.from({ length: epochs * pointsAnEpoch }, (_, i) => (i + 1) / pointsAnEpoch);
  const whole = Array.from({ length: epochs }, (_, i) => i + 1);
  const falling = (from: number, to: number, rate: number, noise: number) => (epoch: number) =>
    round((to + (from - to) * Math.exp(-rate * epoch)) * (1 + noise * normal(random)));
  const curve = (
    series: string,
    axis: Curve['axis'],
    at: number[],
    value: (epoch: number) => number,
    of: Curve['of'] = 'student'
  ): Curve => ({
    series,
    of,
    axis,
    split: series.startsWith('train/') ? 'train' : series.startsWith('validation/') ? 'validation' : null,
    epoch: at,
    value: at.map(value)
  });
  const hard = curve('train/hard', 'loss', fine, falling(2.2, 0.07, 0.9, 0.08));
  const soft = curve('train/soft', 'loss', fine, falling(9.5, 0.42, 0.8, 0.06));
  const sum: Curve = {
    ...hard,
    series: 'train/loss',
    value: hard.value.map((value, i) => round(0.3 * value! + 0.7 * soft.value[i]!))
  };
  const nll = curve(
    'validation/nll',
    'loss',
    whole,
    (epoch) => falling(1.2, 0.09, 1.1, 0.03)(epoch) + 0.004 * Math.max(0, epoch - 7)
  );
  const accuracy = curve('validation/accuracy', 'share', whole, (epoch) =>
    round(0.9765 - 0.09 * Math.exp(-0.7 * epoch) - 0.0012 * Math.max(0, epoch - 8))
  );
  const best = accuracy.value.reduce<number>((kept, value, i) => (value! > accuracy.value[kept]! ? i : kept), 0);
  return {
    kind: 'lossCurves',
    title: 'Loss curves',
    says: `The weighted sum of the losses fell from ${sum.value[0]} to ${sum.value.at(-1)}; validation accuracy was best at epoch ${best + 1} (${accuracy.value[best]}).`,
    curves: [
      hard,
      soft,
      sum,
      nll,
      accuracy,
      curve('validation/agreement', 'share', whole, (epoch) => round(0.98 - 0.1 * Math.exp(-0.7 * epoch))),
      curve('train/hard', 'loss', fine, falling(2.3, 0.09, 0.8, 0.08), 'baseline'),
      curve('validation/accuracy', 'share', whole, (epoch) => round(0.9705 - 0.1 * Math.exp(-0.6 * epoch)), 'baseline'),
      curve('temperature', 'setting', fine, (epoch) => round(8 - (4 * epoch) / epochs)),
      curve('weight/soft', 'setting', fine, () => 0.7),
      curve('weight/hard', 'setting', fine, () => 0.3),
      curve('learningRate', 'setting', fine, () => 0.001)
    ],
    best: { epoch: best + 1, series: 'validation/accuracy', value: accuracy.value[best]! },
    last: { epoch: epochs }
  };
}

/** Digits that look alike share probability, as in the published examples: 4 and 9, 3 and 5, 1 and 7. */
export function sampleSoftLabels(seed: number, count: number, split: string): SoftLabelsView {
  const random = generator(seed + 1);
  const classes = Array.from({ length: count }, (_, i) => (count === 10 ? String(i) : `class ${i}`));
  const likeness = (a: number, b: number) => Math.exp(-Math.abs(((a * 7) % 10) - ((b * 7) % 10)) / 2) * (a === b ? 0 : 4);
  const row = (label: number, sure: number) =>
    classes.map((_, i) => round((i === label ? sure : likeness(label, i)) + 0.9 * normal(random)));
  const rows = Array.from({ length: 600 }, (_, i) => ({ label: i % count, logits: row(i % count, 7.5 + 2.5 * normal(random)) }));
  const examples = Array.from({ length: 40 }, (_, i): SoftLabelExample => {
    const teacher = row(i % count, 4 + 0.15 * i);
    return {
      index: 37 + i * 211,
      label: i % count,
      teacher,
      student: teacher.map((logit) => round(0.8 * logit + 0.7 * normal(random)))
    };
  });
  const certainty = ({ teacher }: SoftLabelExample) => -entropy(softmaxAt(teacher, 1));
  examples.sort((a, b) => certainty(a) - certainty(b));
  return {
    kind: 'softLabels',
    title: 'Soft labels of the teacher',
    says: 'At temperature 4 the soft labels of the teacher hold 1.32 nats on average, against 0.19 at temperature 1.',
    classes,
    split,
    temperature: 4,
    examples,
    summary: summarize(rows, count)
  };
}

function summarize(rows: { label: number; logits: number[] }[], count: number): SoftLabelSummary {
  const temperatures = [0.5, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100];
  const shown = Array.from({ length: Math.min(count, 20) }, (_, i) => i);
  const mean = (values: number[]) => round(values.reduce((sum, value) => sum + value, 0) / values.length);
  const summary: SoftLabelSummary = { rows: 10_000, temperatures, meanEntropy: [], byRank: [], classes: shown, byClass: [] };
  for (const temperature of temperatures) {
    const soft = rows.map(({ label, logits }) => ({ label, p: softmaxAt(logits, temperature) }));
    const ranked = soft.map(({ p }) => [...p].sort((a, b) => b - a));
    summary.meanEntropy.push(mean(soft.map(({ p }) => entropy(p))));
    summary.byRank.push(Array.from({ length: Math.min(10, count) }, (_, rank) => mean(ranked.map((p) => p[rank]))));
    summary.byClass.push(
      shown.map((label) => {
        const of = soft.filter((one) => one.label === label);
        return shown.map((other) => (of.length > 0 ? mean(of.map(({ p }) => p[other])) : null));
      })
    );
  }
  return summary;
}

function sampleScores(): ScoresView {
  const row = (
    model: string,
    split: ScoresRow['split'],
    errors: number,
    agreement: number | null,
    parameters: number
  ): ScoresRow => ({
    model,
    split,
    parameters,
    scores: {
      rows: 10_000,
      errors,
      accuracy: 1 - errors / 10_000,
      nll: round(errors / 3000),
      ece: round(errors / 20_000),
      agreement,
      teacherKl: agreement === null ? null : round((1 - agreement) * 3)
    }
  });
  const of = (split: ScoresRow['split'], shift: number): ScoresRow[] => [
    row('teacher', split, 142 - shift, null, 1_796_010),
    row('student', split, 231 - shift, 0.9791, 24_790),
    row('student, last epoch', split, 238 - shift, 0.9788, 24_790),
    row('baseline', split, 292 - shift, 0.9724, 24_790),
    row('baseline, last epoch', split, 301 - shift, 0.972, 24_790)
  ];
  return {
    kind: 'scores',
    title: 'Scores',
    says: 'On test the teacher makes 142 errors, the student 231 and the baseline 292, of 10,000 rows.',
    rows: [...of('test', 0), ...of('validation', 12), ...of('train', 90)]
  };
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}

/** Park and Miller's generator: enough for a sample, and the same everywhere. */
function generator(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Box and Muller's normal deviate. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
