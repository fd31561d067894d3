import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import type { Table } from '../../../src/data/tables/columns/Table';
import reference from '../../reference/data/parquet.json';
import { fuzzSeed, fuzzTimes } from '../../seededFastCheck';
import { mulberry32 } from '../../mulberry32';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const fileOf = (name: string) => join(import.meta.dirname, `../../reference/data/parquet/${name}.parquet`);
const allOf = ({ columns }: Table) =>
  columns.map((column) =>
    (column.kind === 'number' ? Array.from(column.values, String) : [...column.codes, ...column.categories]).join()
  );

/** The table, or nothing after an error of ours. */
async function tableOf(bytes: Buffer): Promise<Table | undefined> {
  try {
    return await readParquet(write('damaged.parquet', bytes));
  } catch (error) {
    expect(String(error)).toMatch(
      /^(Error|RangeError|TypeError): readParquet: "damaged\.parquet"[^]*: expected [^]*, got [^]*; /
    );
    return undefined;
  }
}

test.each(['snappy', 'zstd', 'lz4', 'byteStreamSplit'])(
  'no bit of %s.parquet, whose pages have checksums, can be turned so that readParquet gives another value',
  async (name) => {
    const whole = readFileSync(fileOf(name));
    const right = allOf(await readParquet(fileOf(name)));
    const next = mulberry32(fuzzSeed);
    const footer = whole.length - 8 - whole.readUInt32LE(whole.length - 8);
    for (let round = 0; round < 60 * fuzzTimes; round++) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(footer * next());
      bytes[at] ^= 1 << Math.floor(8 * next());
      const table = await tableOf(bytes);
      if (table) expect(allOf(table), `byte ${at}`).toEqual(right);
    }
  }
);

test.each(Object.keys(reference.files))(
  '%s.parquet with bytes changed, left out, repeated or cut off gives a table or says what is wrong',
  async (name) => {
    const whole = readFileSync(fileOf(name));
    const next = mulberry32(fuzzSeed);
    // Most of what can be claimed is in the footer.
    const place = () =>
      next() < 0.5
        ? Math.floor(whole.length * next())
        : whole.length - 1 - Math.floor(whole.readUInt32LE(whole.length - 8) * next());
    const changes: ((at: number, length: number) => Buffer)[] = [
      (at) => Buffer.concat([whole.subarray(0, at), Buffer.of(Math.floor(256 * next())), whole.subarray(at + 1)]),
      (at, length) => Buffer.concat([whole.subarray(0, at), Buffer.alloc(length, 0xff), whole.subarray(at + length)]),
      (at, length) => Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)]),
      (at, length) => Buffer.concat([whole.subarray(0, at + length), whole.subarray(at)]),
      (at) => whole.subarray(0, Math.max(1, at))
    ];
    for (let round = 0; round < 30 * fuzzTimes; round++) {
      const table = await tableOf(changes[round % changes.length](place(), 1 + Math.floor(8 * next())));
      for (const column of table?.columns ?? []) {
        expect(column.kind === 'number' ? column.values.length : column.codes.length).toBe(table!.rows);
        if (column.kind === 'category')
          expect(column.codes.every((code) => code >= -1 && code < column.categories.length)).toBe(true);
      }
    }
  }
);
