import { describe, expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import { split } from '../../../src/data/split';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import { tabular, type TabularOptions } from '../../../src/data/tables/tabular';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const credit = `customer,age,income,job,owns,since,weight,risk
a1,31,1000.5,nurse,True,2024-01-01,1,good
a2,,2000,clerk,False,2024-01-02,2,bad
a1,45,,nurse,True,2024-01-03,1,good
a3,28,1500,,False,2024-01-04,1,good
a4,61,0,chef,True,2024-01-05,0.5,bad
a5,39,800,clerk,True,2024-01-06,1,good
`;
const read = (text: string, options?: ReadCsvOptions) => readCsv(write('credit.csv', text), options);
const made = async (options: Partial<TabularOptions> = {}, text = credit) =>
  tabular(await read(text), { label: 'risk', group: 'customer', time: 'since', weight: 'weight', ...options });
const withLabels = (...labels: string[]) => `x,risk\n${labels.map((label, i) => `${i},${label}`).join('\n')}\n`;
const classesOf = async (labels: string[], options: Partial<TabularOptions> = {}) => {
  const { classes, findings } = tabular(await read(withLabels(...labels)), { label: 'risk', ...options });
  return [...classes, ...findings.map(({ says }) => says)];
};

describe('tabular(table, {label})', () => {
  test('holds numbers, categories and missing values side by side, and what each row is known by apart', async () => {
    const data = await made();
    expect(data).toMatchObject({
      name: 'credit',
      shape: [4],
      y: Int32Array.of(0, 1, 0, 0, 1, 0),
      classes: ['good', 'bad'],
      features: [
        { name: 'age', kind: 'number' },
        { name: 'income', kind: 'number' },
        { name: 'job', kind: 'category', categories: ['chef', 'clerk', 'nurse'] },
        { name: 'owns', kind: 'category', categories: ['false', 'true'] }
      ],
      weights: Float32Array.of(1, 2, 1, 1, 0.5, 1),
      source: { file: 'credit.csv' }
    });
    expect(data.x).toEqual(
      Float32Array.of(31, 1000.5, 2, 1, NaN, 2000, 1, 0, 45, NaN, 2, 1, 28, 1500, NaN, 0, 61, 0, 0, 1, 39, 800, 1, 1)
    );
    expect(data.times).toEqual(Float64Array.from({ length: 6 }, (_, i) => (19_723 + i) * 86_400));
    expect(data.groups![0]).toBe(data.groups![2]);
    expect(new Set(data.groups).size).toBe(5);
    checkDataset(data);
    expect(split(data, { validation: 0, test: 0.2 }).test?.features).toEqual(data.features);
  });

  test('another file becomes alike: the same classes, the same places of categories, the same groups', async () => {
    const train = await made();
    const later = await made(
      { features: train.features, classes: train.classes },
      'customer,age,income,job,owns,since,weight,risk\na9,20,1,pilot,False,2024-02-01,1,bad\na3,21,2,clerk,True,2024-02-02,1,bad\n'
    );
    expect(later.x).toEqual(Float32Array.of(20, 1, NaN, 0, 21, 2, 1, 1));
    expect(later.y).toEqual(Int32Array.of(1, 1));
    expect(later.groups![1]).toBe(train.groups![3]);
    expect(later.findings).toMatchObject([
      {
        check: 'unseenCategory',
        says: 'column "job" has 1 categories in 1 rows that the features do not have ("pilot"): they are missing here'
      }
    ]);
    await expect(
      made({ features: train.features, classes: train.classes }, credit.replace('45', 'old').replace('31', 'young'))
    ).rejects.toThrow(
      'tabular: "credit.csv", column "age", row 0 of the data, counted from 0: expected a number as in features, got "young"; correct it'
    );
  });

  test('groups are the same numbers whether a file has texts among them or not', async () => {
    const groupsOf = async (...ids: string[]) =>
      tabular(await read(`id,x,risk\n${ids.map((id, i) => `${id},${i},${i % 2}`).join('\n')}\n`, { types: { id: 'category' } }), {
        label: 'risk',
        group: 'id'
      }).groups;
    const numbers = tabular(await read('id,x,risk\n17,0,0\n-4,1,1\n2.5,2,1\n9007199254740990,3,0\n'), {
      label: 'risk',
      group: 'id'
    }).groups!;
    expect([...numbers.slice(0, 2)]).toEqual([17, -4]);
    expect(await groupsOf('17', '-4', '2.5', '9007199254740990')).toEqual(numbers);
    const [one, two, three] = (await groupsOf('17', '017', 'a'))!;
    expect(new Set([one, two, three]).size).toBe(3);
  });
});

describe('which class is class 1', () => {
  test.each<[string, string[], Partial<TabularOptions>, string[]]>([
    [
      'of two texts the rarer, said aloud',
      ['good', 'good', 'bad'],
      {},
      ['good', 'bad', 'class 1 of "risk", the positive one, is "bad", the rarer value (1 of 3 rows), class 0 is "good"']
    ],
    [
      'also where that is "no"',
      ['yes', 'yes', 'no'],
      {},
      ['yes', 'no', 'class 1 of "risk", the positive one, is "no", the rarer value (1 of 3 rows), class 0 is "yes"']
    ],
    [
      'of equally many the second',
      ['b', 'a', 'b', 'a'],
      {},
      ['a', 'b', 'class 1 of "risk", the positive one, is "b", as frequent as the other (2 of 4 rows), class 0 is "a"']
    ],
    ['what positive says', ['good', 'good', 'bad'], { positive: 'good' }, ['bad', 'good']],
    ['a number that positive says', ['1', '2', '2'], { positive: 1 }, ['2', '1']],
    ['the larger number', ['0', '0', '1'], {}, ['0', '1']],
    ['the larger number of 1 and 2', ['2', '1', '1'], {}, ['1', '2']],
    [
      'the larger number, said aloud where most rows are of it',
      ['1', '1', '0'],
      {},
      [
        '0',
        '1',
        'class 1 of "risk", the positive one, is "1", the larger value and that of most rows (2 of 3 rows), class 0 is "0"'
      ]
    ],
    ['true', ['True', 'True', 'False', 'False'], {}, ['false', 'true']],
    ['the second of classes', ['a', 'b', 'b'], { classes: ['b', 'a'] }, ['b', 'a']],
    ['none of three', ['x', 'z', 'y'], {}, ['x', 'y', 'z']],
    ['none of ten numbers', ['10', '9', '1'], {}, ['1', '9', '10']]
  ])('%s', async (_, labels, options, expected) => {
    expect(await classesOf(labels, options)).toEqual(expected);
  });

  test.each<[string[], Partial<TabularOptions>, string]>([
    [
      ['good', 'bad'],
      { positive: 'Bad' },
      'tabular: "credit.csv", label "risk": expected positive to be one of "bad", "good", got "Bad"; choose one of them'
    ],
    [['a', 'b', 'c'], { positive: 'a' }, 'label "risk": expected two classes for positive, got 3; leave positive out'],
    [['a', 'b'], { classes: ['a', 'c'] }, 'expected a class of "a", "c", got "b"; remove its rows or name it in classes'],
    [
      ['a', 'b'],
      { features: [{ name: 'x', kind: 'number' }] },
      'expected classes or positive beside features, got neither; give {classes: train.classes}'
    ]
  ])('%o with %o is refused', async (labels, options, message) => {
    await expect(classesOf(labels, options)).rejects.toThrow(message);
  });
});

test('dropUnlabelled leaves out rows without a label with all that belongs to them, and says how many', async () => {
  const text = credit.replace('1,good\na2', '1,\na2').replace('0.5,bad', '0.5,NA');
  const data = await made({ dropUnlabelled: true }, text);
  const kept = [1, 2, 3, 5];
  const whole = await made();
  expect(data.x).toEqual(Float32Array.from(kept.flatMap((row) => [...whole.x.slice(row * 4, row * 4 + 4)])));
  expect(data.y).toEqual(Int32Array.of(1, 0, 0, 0));
  expect(data.times).toEqual(whole.times!.filter((_, row) => kept.includes(row)));
  expect(data.findings[0]).toMatchObject({
    check: 'unlabelledRows',
    level: 'warning',
    value: 2,
    says: '2 of 6 rows have no "risk" ("NA" in 1) and are left out'
  });
  expect(await made({ dropUnlabelled: true })).toEqual(whole);
  const table = await read(text);
  tabular(table, { label: 'risk', dropUnlabelled: true, ignore: ['customer'] });
  expect(table.rows).toBe(6);
});

test('a dataset shows its classes with the positive one, its features and its findings, and none of that is in its JSON', async () => {
  const data = await made();
  const shown = (data as any)[Symbol.for('Jupyter.display')]();
  expect(shown['text/plain']).toBe(
    'credit: 6 rows x 4 features, 2 classes: class 0: "good" 4 (66.67 %); class 1, the positive one: "bad" 2 (33.33 %)\n' +
      'Findings. Found: 1 note.\n' +
      'Note: class 1 of "risk", the positive one, is "bad", the rarer value (2 of 6 rows), class 0 is "good" say {positive: "good"} if that is the one to find'
  );
  expect(shown['text/html']).toContain('<th scope="row">class 1, the positive one</th><td>bad</td>');
  expect(shown['text/html']).toContain('<th scope="row">job</th><td>category of 3</td><td>16.67\u00a0%</td>');
  expect(Object.keys(data)).not.toContain('display');
  expect(structuredClone(data)).toEqual(data);
});

test.each<[string, Partial<TabularOptions>, string, string]>([
  [
    'a group that is missing',
    {},
    credit.replace('a3', ''),
    'tabular: "credit.csv", group "customer": expected a value in every row, got 1 without one, the first in row 3 of the data, counted from 0'
  ],
  [
    'times that are no times',
    { time: 'job' },
    credit.replace('28,1500,,', '28,1500,cook,'),
    'tabular: "credit.csv", time "job": expected numbers or times, got texts like'
  ],
  [
    'a weight below 0',
    {},
    credit.replace(',0.5,', ',-0.5,'),
    'tabular: expected weights to be finite and at least 0, got -0.5 in row 4'
  ],
  ['no feature', { ignore: ['age', 'income', 'job', 'owns'] }, credit, 'tabular: expected at least one feature, got none of'],
  ['an unknown option', { lable: 'risk' } as never, credit, 'did you mean "label"?'],
  [
    'a misspelt column',
    { label: 'rsik' },
    credit,
    'tabular: "credit.csv": expected label to name a column, got "rsik"; did you mean "risk"?'
  ],
  [
    'ignore that is no list',
    { ignore: 'age' as never },
    credit,
    'tabular: "credit.csv": expected ignore to be names of columns, got "age"'
  ]
])('tabular refuses %s', async (_, options, text, message) => {
  await expect(made(options, text)).rejects.toThrow(message);
});

test('tabular refuses what is no table', () => {
  expect(() => tabular(undefined as never, { label: 'x' })).toThrow(
    'tabular: expected a table, got undefined; make one with kd.table(rows), or read one with readCsv or readParquet'
  );
  expect(() => tabular({ name: 'x', rows: 0, columns: [], findings: [] }, { label: 'x' })).toThrow(
    'expected a table with rows, got none'
  );
});
