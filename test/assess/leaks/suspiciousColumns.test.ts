import { describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';
import type { Dataset, Feature } from '../../../src/data/Dataset';
import { computeHighCardinalityAucs } from '../../../src/assess/leaks/computeHighCardinalityAucs';
import { computeNearestRowAucs } from '../../../src/assess/leaks/computeNearestRowAucs';
import { computeSingleColumnAucs } from '../../../src/assess/leaks/computeSingleColumnAucs';
import { findTableLeaks } from '../../../src/assess/leaks/findTableLeaks';
import { mulberry32 } from '../../mulberry32';
import { loanApplications } from '../../models/students/loanApplications';

type Made = [feature: Feature, value: (label: number) => number];

/** The table with more columns, each made from the label. */
function withColumns(data: Dataset, ...made: Made[]): Dataset {
  const [rows, width] = [data.y.length, data.shape[0]];
  const x = new Float32Array(rows * (width + made.length));
  for (let row = 0; row < rows; row++) {
    x.set(data.x.subarray(row * width, (row + 1) * width), row * (width + made.length));
    made.forEach(([, value], i) => (x[row * (width + made.length) + width + i] = value(data.y[row])));
  }
  return { ...data, x, shape: [width + made.length], features: [...data.features!, ...made.map(([feature]) => feature)] };
}

function draws(seed: number) {
  const next = mulberry32(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, gauss };
}

const number = (name: string): Feature => ({ name, kind: 'number' });
const codes = (count: number): Feature => ({
  name: 'leak',
  kind: 'category',
  categories: Array.from({ length: count }, (_, i) => `code ${i}`)
});

const kinds: { [kind: string]: (seed: number) => Made[] } = {
  'a number of AUC 0.98': (seed) => {
    const { gauss } = draws(seed);
    return [[number('leak'), (y) => gauss() + 2.95 * y]];
  },
  'a second such number': (seed) => {
    const { gauss } = draws(seed);
    return [
      [number('leak'), (y) => gauss() + 3 * y],
      [number('leak 2'), (y) => gauss() + 3 * y]
    ];
  },
  'the label with 2 % of it turned': (seed) => {
    const { next } = draws(seed);
    return [[number('leak'), (y) => (next() < 0.02 ? 1 - y : y)]];
  },
  'bands of a number': (seed) => {
    const { next } = draws(seed);
    return [[number('leak'), (y) => (next() < 0.01 ? 8 * next() : 2 * Math.floor(4 * next()) + y + next())]];
  },
  '30 narrow bands of a number': (seed) => {
    const { next } = draws(seed);
    return [[number('leak'), (y) => (next() < 0.005 ? 30 * next() : 2 * Math.floor(15 * next()) + y + next())]];
  },
  'values that are missing in 10 % of one class and 97 % of the other': (seed) => {
    const { next, gauss } = draws(seed);
    return [[number('leak'), (y) => (next() < (y ? 0.97 : 0.1) ? NaN : gauss())]];
  },
  '800 codes of one class each': (seed) => {
    const { next } = draws(seed);
    return [[codes(800), (y) => 2 * Math.floor(400 * next()) + y]];
  },
  'the same codes as numbers': (seed) => {
    const { next } = draws(seed);
    return [[number('leak'), (y) => ((2 * Math.floor(400 * next()) + y) * 7919) % 4001]];
  }
};

describe('leakCheck(splits) finds what a column knows of the label', () => {
  test.each(Object.entries(kinds))('%s', (_, make) => {
    for (const seed of [1, 2, 3]) {
      const made = make(seed);
      const data = withColumns(loanApplications({ rows: 1200, seed }), ...made);
      // The table has an empty column, too.
      const found = kd
        .leakCheck(kd.split(data, { seed }))
        .filter(({ level, check }) => level !== 'info' && check !== 'emptyFeature');
      for (const [{ name }] of made) {
        const own = found.filter(({ says }) => says.includes(`"${name}"`));
        expect(own.map(({ check }) => check)).toEqual([expect.stringMatching(/^(suspiciousFeature|separatingFeature)$/)]);
      }
      expect(found.filter(({ says }) => !made.some(([{ name }]) => says.includes(`"${name}"`)))).toEqual([]);
    }
  });

  test('and says it so that it is right for a leak and for a column that decides', () => {
    const data = withColumns(loanApplications({ rows: 1200 }), ...kinds['a number of AUC 0.98'](1));
    const [found] = findTableLeaks(data);
    expect(found).toMatchObject({ check: 'suspiciousFeature', level: 'warning' });
    expect(found.says).toMatch(
      /^"leak" alone tells the two classes apart on 1,200 train rows, measured on held-out ones \(ROC AUC 0\.98\d*\), and the columns that do not tell them alone come only to 0\.8\d* together: a leak looks like this, and so does a column that decides$/
    );
    expect(found.hint).toMatch(
      /^ask when "leak" is written: if only after the label is known, leave it out with ignore; if before, keep it/
    );
    expect(findTableLeaks(data)).toEqual([found]);
  });
});

test('leakCheck(splits) takes a problem for easy, not for a leak, if other columns tell the classes as well', () => {
  for (const seed of [1, 2, 3]) {
    const { gauss } = draws(seed);
    const easy: Made[] = Array.from({ length: 8 }, (_, i) => [number(`size ${i}`), (y) => gauss() + 2.7 * y]);
    expect(findTableLeaks(withColumns(loanApplications({ rows: 600, seed }), ...easy))).toEqual([]);
    const sure: Made = [number('sure'), (y) => gauss() + 4.2 * y];
    const found = kd.leakCheck({ train: withColumns(loanApplications({ rows: 600, seed }), ...easy, sure) });
    for (const { check, level, says } of found.filter(({ check }) => check === 'separatingFeature'))
      expect([check, level, says]).toEqual([
        'separatingFeature',
        'info',
        expect.stringContaining('so do the other columns together')
      ]);
  }
});

test('findTableLeaks(train) is silent about clean tables, rows without labels and rows that are no table', () => {
  for (const seed of [1, 2, 3])
    expect(findTableLeaks(loanApplications({ rows: 500, seed, classes: 2 + (seed % 3) }))).toEqual([]);
  const leaky = withColumns(loanApplications({ rows: 500 }), [number('leak'), (y) => y]);
  expect(findTableLeaks(leaky)).toHaveLength(1);
  expect(findTableLeaks(kd.unlabelled(leaky))).toEqual([]);
  expect(findTableLeaks({ ...leaky, features: undefined })).toEqual([]);
});

test('held-out cells and codes of columns that know nothing come to 0.5 or so', () => {
  const { next } = draws(5);
  const y = Int32Array.from({ length: 2000 }, () => Number(next() < 0.2));
  const values = Float32Array.from(y, () => Math.floor(900 * next()));
  const looked = { y, classes: 2, fewest: 20 };
  for (const isCategory of [true, false])
    expect(computeSingleColumnAucs(values, { ...looked, isCategory })[1]).toBeCloseTo(0.5, 1);
  const found = computeHighCardinalityAucs(values, looked)!;
  expect(found.aucs[1]).toBeCloseTo(0.5, 1);
  expect([found.codes, found.rows]).toEqual([expect.closeTo(800, -2), expect.closeTo(1780, -2)]);
  expect(computeHighCardinalityAucs(Float32Array.from(y.keys()), looked)).toBeNull();
  expect(computeHighCardinalityAucs(Float32Array.from(y), looked)).toBeNull();
});

describe('computeNearestRowAucs(values, looked)', () => {
  test('is near 1 for bands of 20 rows, at 0.5 for noise, and leaves out rows without a value', () => {
    const { next, gauss } = draws(8);
    const y = Int32Array.from({ length: 1200 }, () => Math.floor(3 * next()));
    const looked = { y, classes: 3, fewest: 20 };
    const bands = Float32Array.from(y, (label) => 3 * Math.floor(20 * next()) + label + 0.9 * next());
    for (const auc of computeNearestRowAucs(bands, looked)) expect(auc).toBeGreaterThan(0.96);
    for (let column = 0; column < 20; column++)
      for (const auc of computeNearestRowAucs(Float32Array.from(y, gauss), looked))
        expect(Math.abs(auc! - 0.5)).toBeLessThan(0.1);
    const some = bands.map((value, row) => (row % 3 ? value : NaN));
    for (const auc of computeNearestRowAucs(some, looked)) expect(auc).toBeGreaterThan(0.9);
    expect(computeNearestRowAucs(bands.fill(NaN), looked)).toEqual([null, null, null]);
  });

  test('scores by the other rows of the value first: as computeHighCardinalityAucs does where each value has as many as asked for', () => {
    const { next } = draws(9);
    const values = Float32Array.from({ length: 1600 }, (_, row) => row % 40);
    const y = Int32Array.from(values, (value) => Number(next() < (value % 2 ? 0.8 : 0.2)));
    const looked = { y, classes: 2, fewest: 20 };
    expect(computeNearestRowAucs(values, looked)).toEqual(computeHighCardinalityAucs(values, looked)!.aucs);
  });
});

test('leakCheck(splits) is silent about 200 columns of noise', () => {
  for (const [rows, rare] of [
    [200, 0.5],
    [800, 0.3],
    [2000, 0.05],
    [5000, 0.1]
  ]) {
    const { next, gauss } = draws(rows);
    const noise = [
      () => gauss(),
      () => Math.floor(30 * next()),
      () => (next() < 0.6 ? 0 : next()),
      () => Math.round(10 * gauss()) / 10
    ];
    const y = Int32Array.from({ length: rows }, () => Number(next() < rare));
    const features = Array.from({ length: 50 }, (_, i) => number(`noise ${i}`));
    const x = Float32Array.from({ length: 50 * rows }, (_, at) => noise[at % 4]());
    expect(kd.leakCheck({ train: { name: 'noise', x, y, shape: [50], classes: ['a', 'b'], features } })).toEqual([]);
  }
});

describe('a run on a table looks for leaks by itself', () => {
  const data = withColumns(loanApplications({ rows: 400 }), ...kinds['a number of AUC 0.98'](1));
  const splits = kd.split(data, { validation: 0.2, test: 0.2 });
  const teacher = (rows: tf.Tensor) => rows.slice([0, data.shape[0] - 1], [-1, 1]);
  const quiet = { epochs: 1, show: false } as const;
  const leaksOf = ({ findings }: kd.RunRecord) => findings.filter(({ check }) => check === 'suspiciousFeature');

  test('distill and each record of a study say it; train does not, and the numbers of a seed stay', async () => {
    const student = () => kd.tabularStudent(splits.train, { hidden: [4] });
    const before = tf.memory().numTensors;
    const [one, other] = [kd.seeded(1, student), kd.seeded(1, student)];
    const run = await kd.distill({ teacher, student: one, data: splits, ...quiet });
    expect(leaksOf(run)).toHaveLength(1);
    const nameless = { train: { ...splits.train, features: undefined } };
    expect(leaksOf(await kd.train({ student: other, data: splits, ...quiet }))).toEqual([]);
    expect(findTableLeaks(nameless.train)).toEqual([]);
    const study = await kd.study({ teacher, student, data: splits, seeds: 2, ...quiet });
    expect(study.records.map((record) => leaksOf(record).length)).toEqual([1, 1]);
    expect(study.findings.filter(({ check }) => check === 'suspiciousFeature')).toEqual(leaksOf(study.records[0]));
    for (const model of [one, other, ...study.students]) model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a teacher that is too good to be true is a finding: a warning beside a leak', async () => {
    const student = kd.tabularStudent(splits.train, { hidden: [4] });
    const known = (rows: tf.Tensor) => rows.slice([0, data.shape[0] - 1], [-1, 1]);
    const sure = withColumns(loanApplications({ rows: 400 }), [number('leak'), (y) => 10 * y + (y ? 1 : -1)]);
    const run = await kd.distill({ teacher: known, student, data: kd.split(sure, { validation: 0.2, test: 0.2 }), ...quiet });
    expect(run.findings.find(({ check }) => check === 'tooGoodTeacher')).toMatchObject({
      level: 'warning',
      value: 1,
      says: "the teacher's ROC AUC is 1.0000 on the test rows, which few real tables allow: a column that tells the label was found"
    });
    student.dispose();
  });
});
