import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import type { Column } from '../../../src/data/tables/columns/Table';
import reference from '../../reference/data/parquet.json';

const path = (name: string) => join(import.meta.dirname, `../../reference/data/parquet/${name}.parquet`);
const columns: { [name: string]: (number | string | null)[] } = reference.columns;

/** As the reference has them: infinities as texts. */
function valuesOf(column: Column): (number | string | null)[] {
  if (column.kind === 'category') return Array.from(column.codes, (code) => column.categories[code] ?? null);
  return Array.from(column.values, (value) =>
    Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value).replace('Infinity', 'inf')
  );
}

describe('readParquet(path) reads every value that pyarrow reads', () => {
  test.each(Object.entries(reference.files))('from %s.parquet', async (name, names) => {
    const table = await readParquet(path(name));
    expect(table.rows).toBe(reference.rows);
    expect(table.columns.map((column) => column.name)).toEqual(names);
    for (const column of table.columns) expect(valuesOf(column), column.name).toEqual(columns[column.name]);
  });

  test('and tells which columns are times since 1970: dates and timestamps, not durations or times of day', async () => {
    const { columns: read } = await readParquet(path('uncompressed'));
    const times = read.filter((column) => column.kind === 'number' && column.unit).map(({ name }) => name);
    expect(times).toEqual(Object.keys(columns).filter((name) => /^(date|timestamp)/.test(name)));
  });

  test('as categories where types ask for it', async () => {
    const types = { int64: 'category', uint32: 'category', bool: 'category', uuid: 'category' } as const;
    const ignore = Object.keys(columns).filter((name) => !Object.hasOwn(types, name));
    for (const file of ['uncompressed', 'gzip', 'delta']) {
      const { columns: read } = await readParquet(path(file), { types, ignore });
      for (const column of read)
        expect(valuesOf(column), column.name).toEqual(
          columns[column.name].map((value) => (value === null ? null : String(value)))
        );
    }
  });
});
