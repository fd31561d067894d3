import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import * as kd from '../../../src';
import type { Host } from '../../../src/notebook/Host';

const base = mkdtempSync(join(tmpdir(), 'stillroom-rows-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const place = globalThis as { [key: symbol]: unknown };
afterEach(() => delete place[Symbol.for('stillroom.host')]);
const folderOf = (name: string) => {
  mkdirSync(join(base, name));
  return join(base, name);
};

const whole = (data: kd.AnyDataset): kd.Dataset => kd.takeRows(data, [...data.y.keys()]);
/** A row of 4 * 3 * 1 numbers. */
const picture = (row: number) => [0, 1, 2, 3].map((i) => [0, 1, 2].map((k) => [Math.sin(row + 5 * i + k)]));
const classes = ['low', 'high'];
const rowsOf = (count: number): kd.DatasetRow[] =>
  Array.from({ length: count }, (_, row) => ({ x: picture(row), y: row % 3 ? 1 : 'low' }));
async function* oneByOne<T>(rows: Iterable<T>): AsyncGenerator<T> {
  for (const row of rows) yield await Promise.resolve(row);
}

describe('datasetOnDisk(rows) is dataset of all rows, number for number', () => {
  const rows = rowsOf(50);
  const memory = kd.dataset({ x: rows.map(({ x }) => x as number[][][]), y: rows.map((_, row) => (row % 3 ? 1 : 0)), classes });

  it('of an array, a generator and an async generator, nested or flat; no tensor and no other file is left', async () => {
    const folder = folderOf('same');
    const tensors = tf.memory().numTensors;
    const flat = rows.map(({ x, y }) => ({ x: Float32Array.from((x as number[][][]).flat(2)), y }));
    const doubles = rows.map(({ x, y }) => ({ x: (x as number[][][]).flat(2), y }));
    const shape = [4, 3, 1];
    const ways = [
      await kd.datasetOnDisk(rows, { classes, folder }),
      await kd.datasetOnDisk(rows.values(), { classes, folder }),
      await kd.datasetOnDisk(oneByOne(rows), { classes, folder }),
      await kd.datasetOnDisk(oneByOne(flat), { classes, folder, shape }),
      await kd.datasetOnDisk(doubles, { classes, folder, shape })
    ];
    for (const data of ways) expect(whole(data)).toEqual(memory);
    expect(readdirSync(folder)).toEqual(['data.rows']);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('with weights, groups and times, a name and classes by their count', async () => {
    const folder = folderOf('columns');
    const given = [0, 1, 2].map((i) => ({ x: [i, i / 3], y: i, weight: i / 4, group: -i, time: 1.7e9 + i / 2 }));
    const options = { name: 'of/two: parts', classes: 3, synthetic: true };
    const data = await kd.datasetOnDisk(given, { ...options, folder });
    expect(whole(data)).toEqual({
      ...kd.dataset({ ...options, x: given.map(({ x }) => x), y: [0, 1, 2] }),
      weights: Float32Array.of(0, 0.25, 0.5),
      groups: Int32Array.of(0, -1, -2),
      times: Float64Array.of(1.7e9, 1.7e9 + 0.5, 1.7e9 + 1)
    });
    expect(readdirSync(folder)).toEqual(['of-two- parts.rows']);
  });

  it('without labels', async () => {
    const folder = folderOf('unlabelled');
    const data = await kd.datasetOnDisk([{ x: [1] }, { x: [2] }], { classes, folder, key: 'two' });
    expect(whole(data)).toEqual(kd.dataset({ x: [[1], [2]], classes }));
    expect((await kd.datasetOnDisk([], { classes, folder, key: 'two' })).unlabelled).toBe(true);
  });

  it('of rows that fill several blocks, one of them wider than a block', async () => {
    const folder = folderOf('blocks');
    const width = 400_000;
    for (const [size, count] of [
      [width, 7],
      [3 * width, 2]
    ]) {
      const values = new Float32Array(size * count).map((_, i) => i % 1013);
      const given = Array.from({ length: count }, (_, i) => ({ x: values.subarray(i * size, (i + 1) * size), y: i % 2 }));
      const { x } = await kd.datasetOnDisk(oneByOne(given), { classes, folder });
      expect(Buffer.compare(Buffer.from(x.subarray(0, x.length).buffer), Buffer.from(values.buffer))).toBe(0);
    }
  });
});

describe('datasetOnDisk writes', () => {
  it('once under a key and the same options, and asks for no row again', async () => {
    const folder = folderOf('key');
    let asked = 0;
    const counted = () =>
      oneByOne(
        (function* () {
          for (const row of rowsOf(20)) {
            asked++;
            yield row;
          }
        })()
      );
    const options = { classes, folder, key: 'pictures, version 1' };
    const first = await kd.datasetOnDisk(counted(), options);
    const second = await kd.datasetOnDisk(counted(), options);
    expect(asked).toBe(20);
    expect(second.x.path).toBe(first.x.path);
    expect(whole(second)).toEqual(whole(first));
    for (const other of [{ key: 'version 2' }, { classes: ['high', 'low'] }, { shape: [12] }])
      await kd.datasetOnDisk(counted(), { ...options, ...other });
    expect(asked).toBe(80);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('anew without a key, and rows that are open stay what they were', async () => {
    const folder = folderOf('anew');
    const first = await kd.datasetOnDisk(rowsOf(20), { classes, folder });
    const { ino } = statSync(first.x.path);
    const second = await kd.datasetOnDisk(rowsOf(30), { classes, folder });
    expect(statSync(second.x.path).ino).not.toBe(ino);
    expect([whole(first).y.length, whole(second).y.length]).toEqual([20, 30]);
    expect(readdirSync(folder)).toEqual(['data.rows']);
    // A damaged file of rows is replaced, a file of another kind is not.
    truncateSync(second.x.path, 100);
    expect((await kd.datasetOnDisk(rowsOf(5), { classes, folder })).y).toHaveLength(5);
    writeFileSync(second.x.path, 'mine');
    await expect(kd.datasetOnDisk(rowsOf(5), { classes, folder })).rejects.toThrow(
      /^datasetOnDisk: expected no other file than rows at .*data\.rows", got one that would be lost; give another name or folder/
    );
    expect(readFileSync(second.x.path, 'utf8')).toBe('mine');
  });

  it('with one copy of a part, however often the same rows are written', async () => {
    const folder = folderOf('parts');
    for (let i = 0; i < 3; i++) kd.split(await kd.datasetOnDisk(rowsOf(20), { classes, folder }), { seed: 1 });
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toHaveLength(3);
  });

  it('nothing over a folder of the same name', async () => {
    const folder = folderOf('blocked');
    mkdirSync(join(folder, 'data.rows'), { recursive: true });
    await expect(kd.datasetOnDisk(rowsOf(5), { classes, folder })).rejects.toThrow(
      /^datasetOnDisk: expected no other file than rows/
    );
  });

  it('nothing if a row in the middle is wrong, and says which', async () => {
    const folder = folderOf('wrong');
    const holed: number[] = [];
    holed[1] = 2;
    const wrong: [unknown, RegExp][] = [
      [{ x: [[1, 2]], y: 0 }, /expected every row to have the shape \[2\] of row 0, got a different one in row 2;/],
      [{ x: [1, 2, 3], y: 0 }, /expected every row to have the shape \[2\] of row 0, got a different one in row 2;/],
      [{ x: new Float32Array(3), y: 0 }, /got a different one in row 2;/],
      [{ x: [1, NaN], y: 0 }, /expected finite numbers in x, got NaN in row 2, column 1; fill it in/],
      [
        { x: [1, 1e39], y: 0 },
        /expected numbers in x that float32 can hold, up to 3.4e38, got 1e\+39 in row 2, column 1; correct it/
      ],
      [{ x: Float32Array.of(NaN, 1), y: 0 }, /expected finite numbers in x, got NaN in row 2, column 0; fill it in/],
      [{ x: [1, '2'], y: 0 }, /expected finite numbers in x, got "2" in row 2, column 1;/],
      [{ x: 5, y: 0 }, /expected x of row 2 to be an array of numbers, got 5; give each row as \{ x: \[1, 2\], y: 0 \}/],
      [{ x: holed, y: 0 }, /expected finite numbers in x, got undefined in row 2, column 0; fill it in/],
      [{ y: 0 }, /expected x of row 2 to be an array of numbers, got undefined;/],
      [{ x: [1, 2], y: 2 }, /expected the label of row 2 to be a class number from 0 to 1, got 2; name every class/],
      [{ x: [1, 2], y: 'mid' }, /expected the label of row 2 to be one of "low", "high", got "mid"; name every class/],
      [{ x: [1, 2] }, /expected a y in row 2, as in the rows before it, got none; give one in every row or in none/],
      [{ x: [1, 2], y: 0, weight: 1 }, /expected no weight in row 2, as in the rows before it, got 1; give one in every row/],
      [
        { x: [1, 2], label: 0 },
        /expected row 2 to have x, y, weight, group, time at most, got "label"; rename it or leave it out/
      ],
      [[1, 2], /expected row 2 to be an object, got \[1, 2\]; give each row as/],
      [null, /expected row 2 to be an object, got null; give each row as/]
    ];
    for (const [row, message] of wrong) {
      const given = [{ x: [1, 2], y: 0 }, { x: [3, 4], y: 'high' }, row, { x: [5, 6], y: 0 }] as kd.DatasetRow[];
      await expect(kd.datasetOnDisk(oneByOne(given), { classes, folder }), String(message)).rejects.toThrow(message);
    }
    const columns: [object, string][] = [
      [{ weight: -1 }, 'expected the weight of row 0 to be a finite number of at least 0, got -1; look at that row'],
      [{ weight: 1e39 }, 'expected the weight of row 0 to be a finite number'],
      [{ group: 1.5 }, 'expected the group of row 0 to be a whole number'],
      [{ group: 2 ** 31 }, 'expected the group of row 0 to be a whole number'],
      [{ time: 'May' }, 'expected the time of row 0 to be a finite number, got "May"']
    ];
    for (const [column, message] of columns)
      await expect(kd.datasetOnDisk([{ x: [1], ...column } as kd.DatasetRow], { classes, folder })).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('nothing if the program throws, and lets it clean up if a row is wrong', async () => {
    const folder = folderOf('throws');
    async function* failing() {
      yield { x: [1], y: 0 };
      throw new RangeError('line 2 of the log is no reading');
    }
    await expect(kd.datasetOnDisk(failing(), { classes, folder })).rejects.toThrow('line 2 of the log is no reading');
    let isClosed = false;
    function* reading() {
      try {
        yield { x: [1], y: 0 };
        yield { x: [], y: 0 };
      } finally {
        isClosed = true;
      }
    }
    await expect(kd.datasetOnDisk(reading(), { classes, folder })).rejects.toThrow('in row 1');
    expect(isClosed).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([[0], [7], [25]])('nothing if the cell is interrupted after %i looks', async (looks) => {
    const folder = folderOf(`interrupted-${looks}`);
    const host: Partial<Host> = {
      throwIfInterrupted() {
        if (--looks < 0) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
      }
    };
    place[Symbol.for('stillroom.host')] = host;
    const asked = kd.datasetOnDisk(oneByOne(rowsOf(25)), { classes, folder, key: 'k' });
    await expect(asked).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('nothing that the next call would find if its process is killed', async () => {
    const folder = folderOf('killed');
    const module = JSON.stringify(join(import.meta.dirname, '../../../dist/src/data/rows/datasetOnDisk.js'));
    const program = `async function* rows() {
  for (let i = 0; i < 600_000; i++) yield { x: [i, 1], y: i % 2 };
  console.log('half');
  process.stdin.resume();
  await new Promise(() => {});
}
require(${module}).datasetOnDisk(rows(), { classes: 2, folder: ${JSON.stringify(folder)}, key: 'k' });`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readdirSync(folder).filter((name) => name.endsWith('.rows'))).toEqual([]);
    const data = await kd.datasetOnDisk(rowsOf(5), { classes: 2, folder, key: 'k' }).catch((error: Error) => error.message);
    expect(data).toMatch('expected the label of row 0 to be one of "0", "1", got "low"');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('datasetOnDisk refuses damaged rows by what to do, and asks for them again when they are gone', async () => {
  const folder = folderOf('damaged');
  const options = { classes, folder, key: 'k' };
  const { x } = await kd.datasetOnDisk(rowsOf(20), options);
  truncateSync(x.path, 4100);
  await expect(kd.datasetOnDisk(rowsOf(20), options)).rejects.toThrow(
    /^datasetOnDisk: expected whole rows in .*\.rows", got a damaged file; delete it, then the call that wrote it does so again/
  );
  rmSync(x.path);
  expect((await kd.datasetOnDisk(rowsOf(20), options)).y).toHaveLength(20);
});

it('datasetOnDisk refuses calls without rows, and options that it does not know or cannot use', async () => {
  const folder = folderOf('refused');
  const right = { classes, folder };
  const calls: [unknown, unknown, RegExp | string][] = [
    [[], right, 'datasetOnDisk: expected at least one row, got none; give it rows'],
    [rowsOf, right, /^datasetOnDisk: expected rows one after the other, got function rowsOf; give a generator/],
    ['rows', right, 'expected rows one after the other, got "rows"'],
    [kd.dataset({ x: [[1]], y: [0], classes }), right, 'expected rows one after the other, got an object'],
    [rowsOf(2), undefined, 'expected options as an object, got undefined'],
    [rowsOf(2), { classes }, 'datasetOnDisk: folder: expected a path, got undefined; give the path of a folder for the rows'],
    [rowsOf(2), { ...right, classes: ['one'] }, 'expected classes to be two or more names'],
    [
      rowsOf(2),
      { ...right, classes: ['a', 'b', 'a'] },
      'expected every class to have a name of its own, got "a" for classes 0 and 2; rename one'
    ],
    [rowsOf(2), { ...right, classes: 1 }, 'expected classes to be a whole number at least 2'],
    [rowsOf(2), { ...right, shape: [0] }, 'expected the shape of one row, got [0]'],
    [
      rowsOf(2),
      { ...right, shape: [5] },
      'expected 5 numbers in x of row 0, as the shape [5] has, got 12; give the shape of one row'
    ],
    [[{ x: [], y: 0 }], right, 'expected numbers in x of row 0, got none; give each row at least one'],
    [[{ x: [[[[[[1]]]]]] }], right, 'expected rows of at most 5 dimensions'],
    [rowsOf(2), { ...right, name: '' }, 'expected name to be a text, got ""'],
    [rowsOf(2), { ...right, key: 7 }, 'expected key to be a text, got 7; give a short one or leave it out'],
    [rowsOf(2), { ...right, synthetic: 'yes' }, 'expected synthetic to be true or false, got "yes"; choose one'],
    [rowsOf(2), { ...right, labels: classes }, 'got "labels"'],
    [
      rowsOf(2),
      { ...right, folder: import.meta.filename },
      /^rows on disk: expected a folder that can be written at .*; give another folder/
    ]
  ];
  for (const [rows, options, message] of calls)
    await expect(kd.datasetOnDisk(rows as [], options as kd.DatasetOnDiskOptions), String(message)).rejects.toThrow(message);
  expect(readdirSync(folder)).toEqual([]);
});
