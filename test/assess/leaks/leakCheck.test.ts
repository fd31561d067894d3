import { describe, expect, test } from 'vitest';
import type { Dataset, Feature, Splits } from '../../../src/data/Dataset';
import { split } from '../../../src/data/split';
import { takeRows } from '../../../src/data/takeRows';
import { tf } from '../../../src/engine/tf';
import { computeAucOfClasses } from '../../../src/assess/leaks/computeAucOfClasses';
import { leakCheck } from '../../../src/assess/leaks/leakCheck';
import { splitByTime } from '../../../src/data/tables/splitByTime';
import { mulberry32 } from '../../mulberry32';
import reference from '../../reference/data/tables.json';
import { loanApplications } from '../../models/students/loanApplications';

type Column = (row: number, label: number) => number;

/** Rows made column by column; the label is drawn first, so a column may depend on it. */
function rowsOf(
  columns: { [name: string]: Column | [Column, string[]] },
  { rows = 1000, share = 0.2, seed = 1, classes = 2 } = {}
): Dataset {
  const next = mulberry32(seed);
  const y = Int32Array.from({ length: rows }, () => (next() < share ? 1 + Math.floor((classes - 1) * next()) : 0));
  const list = Object.entries(columns);
  const features = list.map(([name, column]): Feature =>
    Array.isArray(column) ? { name, kind: 'category', categories: column[1] } : { name, kind: 'number' }
  );
  const makers = list.map(([, column]) => (Array.isArray(column) ? column[0] : column));
  const x = Float32Array.from({ length: rows * list.length }, (_, at) => {
    const row = Math.floor(at / list.length);
    return makers[at % list.length](row, y[row]);
  });
  const names = Array.from({ length: classes }, (_, c) => `class ${c}`);
  return { name: 'made', x, shape: [list.length], y, classes: names, features };
}

function draws(seed: number) {
  const next = mulberry32(seed + 1000);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, gauss, of: (n: number) => Math.floor(n * next()) };
}

const levels = (n: number) => Array.from({ length: n }, (_, i) => `level ${i}`);
const checksOf = (splits: Splits) => leakCheck(splits).map(({ check, level }) => `${level} ${check}`);

describe('leakCheck(splits) says nothing grave about ordinary data', () => {
  const kinds: { [kind: string]: (seed: number) => Splits } = {
    'numbers, one of them strong': (seed) => {
      const { gauss, of } = draws(seed);
      const data = rowsOf({ a: gauss, strong: (_, label) => gauss() + 2 * label, c: () => of(60), d: gauss }, { seed });
      return split(data, { seed });
    },
    'loans with missing values and many towns': (seed) => {
      const { x, y, shape, classes, features, ...rest } = loanApplications({ rows: 900, seed, classes: 2 + (seed % 3) });
      // Without its constant and its empty feature, which are findings.
      const kept = Float32Array.from({ length: y.length * 6 }, (_, at) => x[Math.floor(at / 6) * shape[0] + (at % 6)]);
      return split({ ...rest, x: kept, y, classes, shape: [6], features: features!.slice(0, 6) }, { seed });
    },
    'few categories, whose rows repeat by chance': (seed) => {
      const { next, of } = draws(seed);
      const data = rowsOf(
        {
          a: [() => of(3), levels(3)],
          b: [(_, label) => (label && next() < 0.5 ? 0 : of(3)), levels(3)],
          c: [() => of(5), levels(5)],
          flag: () => of(2)
        },
        { seed }
      );
      return split(data, { seed });
    },
    'one fraud in 200': (seed) => {
      const { gauss, of } = draws(seed);
      const data = rowsOf(
        {
          amount: (_, label) => Math.round(100 * Math.exp(3 + gauss() + label)) / 100,
          hour: () => of(24),
          z: gauss,
          shop: [() => of(200), levels(200)]
        },
        { seed, share: 0.005, rows: 6000 }
      );
      return split(data, { seed });
    },
    'counts that are mostly 0, with a rare flag': (seed) => {
      const { gauss, next, of } = draws(seed);
      const data = rowsOf(
        {
          late: (_, label) => (next() < 0.15 + 0.4 * label ? 1 + of(30) : 0),
          flag: () => Number(next() < 0.02),
          a: gauss,
          b: gauss
        },
        { seed }
      );
      return split(data, { seed });
    },
    'customers split by group': (seed) => {
      const { gauss, of } = draws(seed);
      const data = { ...rowsOf({ a: gauss, b: gauss }, { seed }), groups: Int32Array.from({ length: 1000 }, () => of(200)) };
      return split(data, { seed });
    },
    'customers split by time': (seed) => {
      const { gauss, next, of } = draws(seed);
      const data = rowsOf({ a: gauss, b: () => of(1000) }, { seed });
      const times = Float64Array.from(data.y, () => 1e7 * next());
      return splitByTime({ ...data, times, groups: Int32Array.from(data.y, () => of(200)) }, { gap: 2 });
    },
    'few rows': (seed) => {
      const { gauss, of } = draws(seed);
      return split(
        rowsOf({ a: gauss, b: gauss, c: () => of(1000), d: [() => of(4), levels(4)] }, { rows: 40, share: 0.4, seed }),
        { seed }
      );
    }
  };
  test.each(Object.entries(kinds))('%s', (_, make) => {
    const alarms = Array.from({ length: 25 }, (_, seed) => leakCheck(make(seed)).filter(({ level }) => level !== 'info'));
    expect(alarms.flat()).toEqual([]);
  });

  test('a column that decides nearly alone (ROC AUC 0.96) is suspicious, as a leak would be, and never a problem', () => {
    for (let seed = 0; seed < 25; seed++) {
      const { gauss, of } = draws(seed);
      const data = rowsOf({ a: gauss, strong: (_, label) => gauss() + 2.5 * label, c: () => of(60), d: gauss }, { seed });
      const grave = leakCheck(split(data, { seed })).filter(({ level }) => level !== 'info');
      expect(grave.filter(({ check, says }) => check !== 'suspiciousFeature' || !says.startsWith('"strong"'))).toEqual([]);
    }
  });
});

describe('leakCheck(splits) finds', () => {
  const { gauss, next, of } = draws(0);
  const plain = (more: { [name: string]: Column | [Column, string[]] } = {}, options = {}) =>
    rowsOf({ a: gauss, b: gauss, ...more }, options);
  const found = (data: Dataset, options = {}) => leakCheck(split(data, { seed: 1, ...options }));

  test('rows that are in two parts, as a share', () => {
    const data = plain();
    const rows = [...data.y.keys()];
    const [train, last] = [takeRows(data, rows.slice(0, 800)), takeRows(data, [...rows.slice(790), ...rows.slice(0, 10)])];
    expect(leakCheck({ train, test: last })).toMatchObject([
      {
        check: 'duplicateRows',
        level: 'problem',
        value: 20,
        says: '20 of 220 test rows (9.09 %) have the features of a train row',
        hint: 'drop repeated rows before splitting, or split by group'
      }
    ]);
    const few = { train, test: takeRows(data, [...rows.slice(800), 5]) };
    expect(leakCheck(few)).toMatchObject([{ check: 'duplicateRows', level: 'warning', value: 1 }]);
  });

  test('equal rows of different labels as cases that look alike', () => {
    const data = plain();
    const rows = [...data.y.keys()];
    const train = takeRows(data, rows.slice(0, 800));
    const last = takeRows(data, [...rows.slice(780)]);
    last.y.set(last.y.slice(0, 10).map((label) => 1 - label));
    expect(leakCheck({ train, test: last })).toMatchObject([
      { check: 'duplicateRows', level: 'warning', value: 20, says: expect.stringContaining(', 10 of them with another label') }
    ]);
  });

  test('rows that are equal but for the sign of zero or the bits of NaN, and rows without features that are named', () => {
    const odd = new Float32Array(new Uint32Array([0xffc00001]).buffer);
    const make = (x: Float32Array, y: number[]): Dataset => ({
      ...plain(),
      x,
      y: Int32Array.from(y),
      shape: [2]
    });
    const train = make(Float32Array.of(NaN, 0, 3, 4, 5, 6), [0, 1, 0]);
    const last = make(Float32Array.of(odd[0], -0, 9, 9), [0, 1]);
    expect(leakCheck({ train, test: last }).find(({ check }) => check === 'duplicateRows')).toMatchObject({ value: 1 });
    const { features: _, ...nameless } = plain({ same: () => 1 });
    expect(leakCheck({ train: nameless })).toMatchObject([
      { check: 'constantFeature', says: '"column 2" is the same in all train rows' }
    ]);
  });

  test('repeated rows of few different values as what they are: chance', () => {
    const data = rowsOf({ a: [() => of(3), levels(3)], b: () => of(4) });
    expect(found(data)).toMatchObject(
      new Array(3).fill({
        check: 'duplicateRows',
        level: 'info',
        says: expect.stringContaining('as many as rows of so few different values have by chance')
      })
    );
  });

  test('groups in two parts, and that these are expected when split by time', () => {
    const data = { ...plain(), groups: Int32Array.from({ length: 1000 }, (_, i) => i % 100) };
    const rows = [...data.y.keys()];
    const [train, last] = [takeRows(data, rows.slice(0, 850)), takeRows(data, rows.slice(850, 900))];
    expect(leakCheck({ train, test: last })).toMatchObject([
      {
        check: 'sharedGroups',
        level: 'warning',
        value: 50,
        says: '50 of 50 groups of test (100.00 %) have rows in train too',
        hint: 'split by group, unless the model will meet the same groups again in use'
      }
    ]);
    expect(checksOf(splitByTime({ ...data, times: Float64Array.from(rows) }, { validation: 0 }))).toEqual(['info sharedGroups']);
  });

  test('train rows from after the first test row', () => {
    const data = { ...plain(), times: Float64Array.from({ length: 1000 }, (_, i) => i) };
    const [train, last] = [takeRows(data, [0, 1, 2, 3, 500, 999]), takeRows(data, [4, 400])];
    expect(leakCheck({ train, test: last })).toMatchObject([
      {
        check: 'timeOrder',
        level: 'warning',
        value: 2,
        says: '2 of 6 train rows (33.33 %) are from after the first test row',
        hint: 'split with splitByTime: in use a model knows the past only'
      }
    ]);
    expect(leakCheck(splitByTime(data))).toEqual([]);
  });

  test.each<[string, { [name: string]: Column | [Column, string[]] }, object, RegExp]>([
    [
      'a number that tells the label',
      { paid: (_, y) => gauss() - 12 * y },
      {},
      /^"paid" alone tells the two classes apart on train \(ROC AUC 1\)$/
    ],
    [
      'a number that nearly tells it',
      { paid: (_, y) => gauss() + 4 * y },
      {},
      /^"paid" alone tells the two classes apart on train \(ROC AUC 0\.99\d*\)$/
    ],
    ['the label itself', { copy: (_, y) => y }, { share: 0.02, rows: 2000 }, /^"copy" alone/],
    [
      'a category that tells it',
      { status: [(_, y) => (y ? of(2) : 2 + of(3)), levels(5)] },
      {},
      /^"status" alone tells the two classes apart/
    ],
    [
      'a missing value that tells it',
      { closed: (_, y) => (y ? NaN : gauss()) },
      {},
      /^whether "closed" is missing alone tells the two classes apart/
    ],
    ['a category missing', { reason: [(_, y) => (y ? of(2) : NaN), levels(2)] }, {}, /^whether "reason" is missing alone/],
    [
      'one class of three',
      { odd: (_, y) => gauss() + (y === 2 ? 9 : 0) },
      { classes: 3, share: 0.6 },
      /^"odd" alone tells class "class 2" from the rest/
    ]
  ])('%s', (_, columns, options, says) => {
    const list = found(plain(columns, options));
    expect(list).toMatchObject([{ check: 'separatingFeature', level: 'problem', says: expect.stringMatching(says) }]);
    expect(list[0].hint).toBe(
      `make sure that "${Object.keys(columns)[0]}" is known before the label is, or leave it out with ignore`
    );
  });

  test.each<[string, { [name: string]: Column | [Column, string[]] }, object, string, RegExp]>([
    [
      'a category of one class only',
      { fate: [(_, y) => (y && next() < 0.3 ? 3 : of(3)), levels(4)] },
      {},
      'warning',
      /^"fate" = "level 3" tells class "class 1" on train: (\d+) of \1 rows, \d\d\.\d\d % of the class$/
    ],
    [
      'a flag of one class only',
      { sued: (_, y) => Number(y && next() < 0.6) },
      {},
      'problem',
      /^"sued" = 1 tells class "class 1"/
    ],
    [
      'an amount that only one class has',
      { recovered: (_, y) => (y && next() < 0.6 ? Math.exp(gauss()) : 0) },
      {},
      'problem',
      /^"recovered" other than 0 tells class "class 1"/
    ],
    [
      'a number that one class alone has, among many others',
      { amount: (_, y) => (y && next() < 0.6 ? 0 : Math.exp(gauss())) },
      {},
      'problem',
      /^"amount" = 0 tells class "class 1" on train: (\d+) of \1 rows, [56]\d\.\d\d % of the class$/
    ],
    [
      'the same as a code for a missing value, of fewer rows',
      { days: (_, y) => (y && next() < 0.3 ? -1 : Math.floor(400 * next())) },
      {},
      'warning',
      /^"days" = −?-?1 tells class "class 1"/
    ],
    [
      'a missing value of one class only',
      { late: (_, y) => (y && next() < 0.3 ? NaN : gauss()) },
      {},
      'warning',
      /^"late" is missing tells class "class 1"/
    ]
  ])('%s', (_, columns, options, level, says) => {
    expect(found(plain(columns, options))).toMatchObject([{ check: 'tellingValue', level, says: expect.stringMatching(says) }]);
  });

  test.each<[string, { [name: string]: Column | [Column, string[]] }, string]>([
    ['a row number', { id: (row) => row }, 'whole numbers, no two rows have the same'],
    ['numbers of a customer each', { id: (row) => 1e5 + ((row * 7919) % 30011) }, 'whole numbers, no two rows have the same'],
    ['a name a row', { name: [(row) => row, levels(1000)] }, 'nearly every row has a category of its own']
  ])('%s as an identifier', (_, columns, what) => {
    const list = found(plain(columns)).filter(({ check }) => check !== 'newCategory');
    expect(list).toMatchObject([
      {
        check: 'identifier',
        level: 'warning',
        says: `"${Object.keys(columns)[0]}" looks like an identifier: ${what}`,
        hint: 'leave it out with ignore'
      }
    ]);
  });

  test('constant and empty features and categories that train does not have, after all that is graver', () => {
    const data = plain({
      constant: () => 7,
      flag: (row) => (row % 3 ? NaN : 1),
      empty: () => NaN,
      town: [(row) => (row < 800 ? of(3) : 3), levels(4)],
      id: (row) => row
    });
    const rows = [...data.y.keys()];
    const splits = { train: takeRows(data, rows.slice(0, 800)), test: takeRows(data, rows.slice(800)) };
    expect(leakCheck(splits).map(({ level, says }) => `${level}: ${says}`)).toEqual([
      'warning: "id" looks like an identifier: whole numbers, no two rows have the same',
      'warning: "empty" has no value in any train row',
      'warning: "empty" has no value in any test row',
      'info: "constant" is the same in all train rows',
      'info: "flag" is the same in all 267 train rows that have it',
      'info: 200 test rows have a category of "town" that train does not have: "level 3"'
    ]);
  });
});

test('leakCheck(splits) shows itself, is a plain list in JSON, leaves no tensor and changes nothing', () => {
  const data = loanApplications({ rows: 300 });
  const splits = split(data, {});
  const before = structuredClone(splits);
  const tensors = tf.memory().numTensors;
  const list = leakCheck(splits);
  expect(tf.memory().numTensors).toBe(tensors);
  expect(splits).toEqual(before);
  const shown = (list as any)[Symbol.for('Jupyter.display')]();
  expect(shown['text/plain']).toContain('"empty" has no value in any train row');
  expect(shown['text/html']).toContain('Leak check');
  expect(JSON.parse(JSON.stringify(list))).toEqual(list);
  expect((leakCheck({ train: loanApplications({ rows: 30 }) }) as any)[Symbol.for('Jupyter.display')]()['text/plain']).toContain(
    'Leak check'
  );
});

test('the AUC of a feature is that of scikit-learn, ties counting a half, for either class', () => {
  const { y, scores, auc } = reference.auc;
  const [zero, one] = computeAucOfClasses(Float32Array.from(scores), Int32Array.from(y), 2, 1);
  expect(one).toBeCloseTo(auc, 12);
  expect(zero).toBeCloseTo(1 - auc, 12);
  // One class against two others is the same as against both as one.
  const three = computeAucOfClasses(
    Float32Array.from(scores),
    Int32Array.from(y, (label, i) => (label ? 1 : i % 2 ? 0 : 2)),
    3,
    1
  );
  expect(three[1]).toBeCloseTo(auc, 12);
  expect(computeAucOfClasses(Float32Array.from(scores), Int32Array.from(y), 2, 150)).toEqual([null, null]);
});

describe('leakCheck refuses', () => {
  const data = loanApplications({ rows: 30 });
  test.each<[string, unknown, string]>([
    ['no splits', undefined, 'leakCheck: train: expected a dataset, got undefined'],
    ['a dataset', data, 'leakCheck: expected options among train, validation, test, got "name"'],
    [
      'parts with other features',
      { train: data, test: { ...data, features: [...data.features!].reverse() } },
      'leakCheck: expected test with the features of train'
    ],
    ['a part that is no dataset', { train: data, test: [] }, 'leakCheck: test: expected a dataset, got []']
  ])('%s', (_, splits, message) => {
    expect(() => leakCheck(splits as never)).toThrow(message);
  });
});
