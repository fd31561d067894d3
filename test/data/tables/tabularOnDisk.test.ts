import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as kd from '../../../src';
import { createGrowingFloats, createGrowingInts } from '../../../src/data/tables/columns/createGrowingFloats';
import { createScratchFile } from '../../../src/data/disk/createScratchFile';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'loans.csv');
const options = { label: 'paid', weight: 'weight', group: 'customer', time: 'day' };
const rowsOfFile = (rows: number) =>
  Array.from({ length: rows }, (_, i) => {
    const job = ['nurse', '"cook, head"', '', 'clerk', 'Ärztin'][i % 5];
    const day = `2024-0${1 + (i % 9)}-1${i % 10}`;
    return `${(Math.sin(i) * 50).toFixed(3)},${i % 7 ? i : 'NA'},${job},${day},${1 + (i % 3)},c${i % 40},${i % 11 ? 'yes' : 'no'}`;
  }).join('\n');
beforeAll(() => writeFileSync(file, `age,amount,job,day,weight,customer,paid\n${rowsOfFile(2500)}\n`));

/** In memory. */
const whole = (data: kd.AnyDataset): kd.Dataset =>
  kd.takeRows(
    data,
    Array.from(data.y, (_, row) => row)
  );
/** Numbers as bytes, since comparing them one by one takes long, and without findings. */
const packed = (data: kd.Dataset) =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name === 'findings' ? [] : [[name, ArrayBuffer.isView(value) ? [value.constructor.name, hex(value)] : value]]
    )
  );
const hex = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => Buffer.from(buffer, byteOffset, byteLength).toString('hex');
const expectSame = (disk: kd.AnyDataset, memory: kd.Dataset) => expect(packed(whole(disk))).toEqual(packed(memory));
const made = () => readdirSync(folder).filter((name) => name.endsWith('.rows') && !name.startsWith('.'));

describe('tabularOnDisk is tabular of the file, number for number', () => {
  it('of CSV, with weights, groups, times and missing values', async () => {
    const memory = kd.tabular(await kd.readCsv(file), options);
    const disk = await kd.tabularOnDisk(file, options);
    expectSame(disk, memory);
    const show = (data: object) =>
      (data as { [name: symbol]: () => { [mime: string]: string } })[Symbol.for('Jupyter.display')]();
    // Nobody sees the table, so its findings are the dataset's.
    expect(disk.findings.map(({ check }) => check)).toEqual(['missingWords', ...memory.findings.map(({ check }) => check)]);
    for (const [mime, text] of Object.entries(show(memory)))
      expect(show(disk)[mime].split('Findings.')[0]).toBe(text.split('Findings.')[0]);
  });

  it('of packed CSV, with options of both, and as another dataset was made', async () => {
    const path = join(folder, 'loans.csv.gz');
    writeFileSync(path, gzipSync(readFileSync(file)));
    const read = { types: { customer: 'category' as const } };
    const asked = {
      label: 'paid',
      positive: 'no',
      ignore: ['weight'],
      time: 'day',
      keepTime: true,
      name: 'loans',
      synthetic: true
    };
    const memory = kd.tabular(await kd.readCsv(path, read), asked);
    const disk = await kd.tabularOnDisk(path, { ...asked, read });
    expectSame(disk, memory);
    const like = { label: 'paid', classes: disk.classes, features: [...disk.features].reverse() };
    expectSame(await kd.tabularOnDisk(file, like), kd.tabular(await kd.readCsv(file), like));
  });

  it('of rows without a label', async () => {
    const path = join(folder, 'gaps.csv');
    writeFileSync(
      path,
      `a,b,g,label\n${Array.from({ length: 50 }, (_, i) => `${i},${i % 3},${i % 4},${['x', '', 'y', 'x'][i % 4]}`).join('\n')}\n`
    );
    const asked = { label: 'label', group: 'g', dropUnlabelled: true };
    const disk = await kd.tabularOnDisk(path, asked);
    expectSame(disk, kd.tabular(await kd.readCsv(path), asked));
    expect(disk.y).toHaveLength(37);
    expect(disk.findings.map(({ check }) => check)).toContain('unlabelledRows');
    await expect(kd.tabularOnDisk(path, { label: 'label' })).rejects.toThrow(
      'tabularOnDisk: "gaps.csv", label "label": expected a class in every row'
    );
  });

  it('of so many rows that columns leave the memory while they grow, also where a column is of numbers first and of texts later', async () => {
    const path = join(folder, 'many.csv');
    const rows = Array.from(
      { length: 150_000 },
      (_, i) => `${i % 1013 ? i / 8 : ''},${i < 500 ? i : `t${i % 1500}`},${i % 97},${i % 3 ? 'a' : 'b'}`
    );
    writeFileSync(path, `number,late,code,label\n${rows.join('\n')}\n`);
    const read = { types: { code: 'category' as const } };
    expectSame(
      await kd.tabularOnDisk(path, { label: 'label', read }),
      kd.tabular(await kd.readCsv(path, read), { label: 'label' })
    );
  });

  it('of Parquet', async () => {
    const path = join(import.meta.dirname, '../../reference/data/tables/snappy.parquet');
    const asked = { label: 'boolean' };
    const table = await kd.readParquet(path);
    const numbers = table.columns.filter(({ name, kind }) => kind === 'number' && name !== 'infinite').map(({ name }) => name);
    const ignore = table.columns
      .map(({ name }) => name)
      .filter((name) => !numbers.slice(0, 4).includes(name) && name !== 'boolean');
    const whole = { ...asked, ignore, dropUnlabelled: true };
    expectSame(await kd.tabularOnDisk(path, { ...whole, folder }), kd.tabular(table, whole));
  });
});

describe('tabularOnDisk writes once', () => {
  it('and again if the file or an option has changed', async () => {
    const path = join(folder, 'again.csv');
    writeFileSync(path, 'a,label\n1,0\n2,1\n3,0\n');
    const before = made().length;
    const first = await kd.tabularOnDisk(path, { label: 'label' });
    const { ino } = statSync(first.x.path);
    const second = await kd.tabularOnDisk(path, { label: 'label', read: {} });
    expect([second.x.path, statSync(second.x.path).ino]).toEqual([first.x.path, ino]);
    expect(made()).toHaveLength(before + 1);
    await kd.tabularOnDisk(path, { label: 'label', read: { types: { a: 'category' } } });
    expect(made()).toHaveLength(before + 2);
    writeFileSync(path, 'a,label\n9,0\n2,1\n3,0\n');
    utimesSync(path, 1, 1);
    expect((await kd.tabularOnDisk(path, { label: 'label' })).x.subarray(0, 1)).toEqual(Float32Array.of(9));
    expect(made()).toHaveLength(before + 3);
    // Rows that are open stay what they were.
    expect(first.x.subarray(0, 1)).toEqual(Float32Array.of(1));
  });

  it('leaves nothing behind after an error, and deletes what a killed process has left', async () => {
    const path = join(folder, 'odd.csv');
    writeFileSync(path, 'a,label\n1,0\n1e999,1\n3,0\n');
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    const uuid = '00000000-0000-4000-8000-000000000000';
    writeFileSync(join(folder, `.rows-${hostname()}-${gone}-${uuid}.partial`), 'half');
    writeFileSync(join(folder, `.rows-elsewhere-${gone}-${uuid}.partial`), 'half');
    const before = made();
    await expect(kd.tabularOnDisk(path, { label: 'label' })).rejects.toThrow(
      'tabularOnDisk: "odd.csv", column "a", row 1 of the data, counted from 0: expected a finite number'
    );
    expect(made()).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([`.rows-elsewhere-${gone}-${uuid}.partial`]);
  });

  it('and refuses rows that are damaged, options that are not known, and columns that are not there', async () => {
    const path = join(folder, 'bad.csv');
    writeFileSync(path, 'a,label\n1,0\n2,1\n3,0\n');
    const { x } = await kd.tabularOnDisk(path, { label: 'label' });
    truncateSync(x.path, 100);
    await expect(kd.tabularOnDisk(path, { label: 'label' })).rejects.toThrow(
      /^tabularOnDisk: "bad.csv": expected whole rows in .*; delete it/
    );
    rmSync(x.path);
    await expect(kd.tabularOnDisk(path, { label: 'labl' })).rejects.toThrow('did you mean "label"?');
    await expect(kd.tabularOnDisk(path, { label: 'label', read: { name: 'x' } as never })).rejects.toThrow('tabularOnDisk: read');
    await expect(kd.tabularOnDisk(path, { label: 'label', ignore: ['b'] })).rejects.toThrow('expected ignore to name a column');
    await expect(kd.tabularOnDisk(path, { label: 'label', ignore: ['a'] })).rejects.toThrow('expected at least one feature');
    await expect(kd.tabularOnDisk(path, { label: 'label', ignore: ['label'] })).rejects.toThrow('leave it out there');
    await expect(kd.tabularOnDisk(path, { label: 'label', folder: path })).rejects.toThrow(
      /^rows on disk: expected a folder that can be written at .*bad\.csv", got ENOTDIR; give another folder/
    );
    await expect(kd.tabularOnDisk('nowhere.csv', { label: 'label' })).rejects.toThrow(
      'tabularOnDisk: "nowhere.csv": expected a file'
    );
  });
});

describe('rows on disk as rows in memory', () => {
  it('split, splitByTime, withClasses, unlabelled and classWeights give the same', async () => {
    const memory = kd.tabular(await kd.readCsv(file), options);
    const disk = await kd.tabularOnDisk(file, options);
    for (const data of [disk, kd.withClasses(disk, ['yes', 'no']), kd.unlabelled(disk), kd.classWeights(disk)])
      expect(data.x).toBe(disk.x);
    const { groups: _, ...alone } = disk;
    const { groups: __, ...aloneInMemory } = memory;
    const pairs: [kd.Splits<kd.AnyDataset>, kd.Splits][] = [
      [kd.split(disk, { seed: 2 }), kd.split(memory, { seed: 2 })],
      [kd.split(alone as kd.DatasetOnDisk, { seed: 3, test: 0.3 }), kd.split(aloneInMemory, { seed: 3, test: 0.3 })],
      [kd.splitByTime(disk), kd.splitByTime(memory)],
      [kd.split(kd.withClasses(disk, ['yes', 'no'])), kd.split(kd.withClasses(memory, ['yes', 'no']))],
      [kd.split(kd.classWeights(disk)), kd.split(kd.classWeights(memory))]
    ];
    for (const [own, expected] of pairs) {
      expect(Object.keys(own)).toEqual(Object.keys(expected));
      for (const [name, part] of Object.entries(expected)) expectSame(own[name as 'train'], part);
    }
  });

  it('parts are written once', async () => {
    const disk = await kd.tabularOnDisk(file, options);
    const { ino, mtimeMs } = statSync(kd.split(disk, { seed: 4 }).train.x.path);
    expect(statSync(kd.split(disk, { seed: 4 }).train.x.path)).toMatchObject({ ino, mtimeMs });
    expect(statSync(kd.split(disk, { seed: 5 }).train.x.path).ino).not.toBe(ino);
  });
});

it.each(['spill', 'know how many there will be', 'think they know, but there are more', 'think they know, but there are fewer'])(
  'growing arrays that %s give the same as others',
  (kind) => {
    const scratch = createScratchFile(folder);
    const wrong = kind.includes('more') ? 0.3 : 3;
    const options = kind === 'spill' ? { spill: scratch } : { expected: () => 200_000 * (kind.startsWith('think') ? wrong : 1) };
    for (const grow of [createGrowingFloats, createGrowingInts]) {
      const [own, expected] = [grow(options), grow()];
      for (let i = 0; i < 200_000; i++) {
        own.push(i * 3);
        expected.push(i * 3);
        // What was given stays as it is.
        if (i === 7 || i === 100_000 || i === 2 ** 16 + 7) expect(hex(own.done()) === hex(expected.done())).toBe(true);
      }
      expect(hex(own.done()) === hex(expected.done())).toBe(true);
      expect(own.done()).toBe(own.done());
    }
    scratch.close();
  }
);
