import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openKeyedRows } from '../../../src/data/disk/openKeyedRows';
import { openRowFile } from '../../../src/data/disk/openRowFile';
import { writeWholeBytes } from '../../../src/data/disk/readWholeBytes';
import { prefix } from '../../../src/data/disk/RowFile';
import { createRowFileWriter } from '../../../src/data/disk/createRowFileWriter';
import { exampleRowsOnDisk, unfinished } from './exampleRowsOnDisk';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same file with a header that says something else and has the right digest. */
function withHeader(file: Buffer, changes: object): Buffer {
  const length = file.readUInt32LE(prefix - 4);
  const header = JSON.parse(file.toString('utf8', prefix, prefix + length));
  const json = Buffer.from(JSON.stringify({ ...header, ...changes }).padEnd(length));
  const digest = createHash('sha256').update(json).digest();
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  const before = Buffer.concat([file.subarray(0, 8), digest, size, json]);
  return Buffer.concat([before, file.subarray(before.length)]);
}

describe('openRowFile', () => {
  it('gives back what was written, whole or in parts, also over the border of two blocks', () => {
    const { data, x } = exampleRowsOnDisk(folder, 700_000, 3);
    expect(data.x.length).toBe(x.length);
    // A block holds 349,525 rows.
    for (const [start, end] of [
      [0, 5],
      [349_520 * 3, 349_530 * 3],
      [2_099_990, 2_100_000],
      [7, 7]
    ])
      expect(data.x.subarray(start, end)).toEqual(x.subarray(start, end));
    expect(Buffer.compare(Buffer.from(data.x.subarray(0, x.length).buffer), Buffer.from(x.buffer))).toBe(0);
    expect(data.x.subarray(x.length - 2, x.length + 9)).toEqual(x.subarray(-2));
    expect(unfinished(folder)).toEqual([]);
  });

  it('keeps weights, groups and times', () => {
    const path = join(folder, 'columns.rows');
    const columns = {
      y: Int32Array.of(0, 1, 1),
      weights: Float32Array.of(1, 2, 0.5),
      groups: Int32Array.of(-7, 2, 2),
      times: Float64Array.of(1.7e9, 1.7e9 + 0.5, 0)
    };
    const writer = createRowFileWriter(path, { key: 'k', rows: 3, width: 1, about: { name: 'ä' } }, columns);
    writer.add(Float32Array.of(1, NaN, 3));
    writer.finish();
    const opened = openKeyedRows('test', path, 'k');
    expect(opened.columns).toEqual(columns);
    expect(opened.header.about).toEqual({ name: 'ä' });
    expect(opened.x.subarray(0, 3)).toEqual(Float32Array.of(1, NaN, 3));
    expect(() => openKeyedRows('test', path, 'other')).toThrow(
      /^test: expected the rows of these data and options at .*columns\.rows", got those of others; delete that file/
    );
  });

  it('keeps texts of any script, however many', () => {
    const path = join(folder, 'scripts.rows');
    const about = { categories: Array.from({ length: 5000 }, (_, i) => `Größe ${i} 大きさ`) };
    const writer = createRowFileWriter(path, { key: 'k', rows: 2, width: 2, about }, { y: Int32Array.of(0, 1) });
    writer.add(Float32Array.of(1, 2, 3, 4));
    writer.finish();
    const { header, columns, x } = openRowFile('rows', path);
    expect(header.about).toEqual(about);
    expect([Array.from(columns.y), Array.from(x.subarray(0, 4))]).toEqual([
      [0, 1],
      [1, 2, 3, 4]
    ]);
  });

  it('refuses each damaged byte: in the header and the labels at once, in the rows when they are read', () => {
    const { data } = exampleRowsOnDisk(folder, 50, 4);
    const whole = readFileSync(data.x.path);
    const start = openRowFile('test', data.x.path).header.start;
    const damaged = join(folder, 'damaged.rows');
    const open = () => openRowFile('test', damaged).x.subarray(0, 200);
    for (const place of [9, 41, 60, start, start + 799, start + 800, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[place] ^= 4;
      writeFileSync(damaged, bytes);
      expect(open, `byte ${place}`).toThrow(
        /^test: expected whole rows in .*damaged\.rows", got a damaged file; delete it, then/
      );
    }
    for (const size of [44, start - 1, start + 100, whole.length - 1]) {
      copyFileSync(data.x.path, damaged);
      truncateSync(damaged, size);
      expect(open, `${size} bytes`).toThrow('got a damaged file');
    }
    writeFileSync(damaged, Buffer.concat([whole, Buffer.of(0)]));
    expect(open).toThrow('got a damaged file');
  });

  it('refuses files of another kind or version by what to do', () => {
    const other = join(folder, 'other.rows');
    writeFileSync(other, 'a,b\n1,2\n');
    expect(() => openRowFile('test', other)).toThrow(
      /^test: expected a file of rows at .*, got another one; name another folder/
    );
    writeFileSync(other, '');
    expect(() => openRowFile('test', other)).toThrow('got another one');
    const { data } = exampleRowsOnDisk(folder, 50, 4);
    writeFileSync(other, withHeader(readFileSync(data.x.path), { version: 2 }));
    expect(() => openRowFile('test', other)).toThrow(
      /^test: expected rows of version 1 at .*, got version 2; delete that file, then/
    );
  });

  it('reads and holds no more than the file has, whatever its header says', () => {
    const whole = readFileSync(exampleRowsOnDisk(folder, 50, 4).data.x.path);
    const path = join(folder, 'mean.rows');
    const { start } = openRowFile('test', exampleRowsOnDisk(folder, 50, 4).data.x.path).header;
    for (const mean of [
      { rows: 2 ** 40 },
      { rows: -50 },
      { rows: 2 ** 53 },
      { width: 0 },
      { width: 1.5 },
      { start: -4096 },
      { start: start + 4 },
      { columns: [] },
      { columns: ['y', 'y'] },
      { columns: ['y', '__proto__'] },
      { columns: 'y' },
      { blockRows: 1 },
      { digests: [] },
      { digests: null }
    ]) {
      writeFileSync(path, withHeader(whole, mean));
      expect(() => openRowFile('test', path), JSON.stringify(mean)).toThrow('got a damaged file');
    }
  });

  it('notices a file that was cut off after it was opened', () => {
    const { data } = exampleRowsOnDisk(folder, 60, 4);
    data.x.subarray(0, 4);
    truncateSync(data.x.path, 5000);
    expect(() => data.x.subarray(200, 240)).toThrow('got a damaged file');
  });
});

it('createRowFileWriter: leaves nothing behind if it is not finished, and refuses another number of rows', () => {
  const path = join(folder, 'short.rows');
  const writer = createRowFileWriter(path, { key: 'k', rows: 2, width: 2, about: {} }, { y: Int32Array.of(0, 1) });
  writer.add(Float32Array.of(1, 2));
  expect(() => writer.finish()).toThrow('expected 2 rows, got 1');
  expect(unfinished(folder)).toHaveLength(1);
  writer.discard();
  expect(unfinished(folder)).toEqual([]);
});

it.runIf(existsSync('/dev/full'))('a full disk is an error that says what to do', () => {
  const full = openSync('/dev/full', 'w');
  expect(() => writeWholeBytes(full, Buffer.alloc(4096), 0)).toThrow(
    'rows on disk: expected room for 4,096 more bytes beside the rows, got ENOSPC; make room, or give a folder on another disk'
  );
  closeSync(full);
});
