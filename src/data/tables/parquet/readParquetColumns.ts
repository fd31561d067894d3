import { basename } from 'node:path';
import { showNames } from '../../../checks/showNames';
import { showValue } from '../../../checks/showValue';
import { checkNames } from '../columns/findColumnByName';
import type { Decimal } from '../columns/parseNumber';
import { askedType } from '../columns/ColumnReadingOptions';
import type { ColumnSource } from '../columns/ColumnSource';
import type { Field } from './footer/Footer';
import { createMemoryLimit } from './createMemoryLimit';
import { openParquet } from './openParquet';
import { readColumn } from './readColumn';
import type { ReadParquetOptions } from './ReadParquetOptions';

type Asked = Required<Omit<ReadParquetOptions, 'name' | 'decimal'>> & { decimal: Decimal | undefined };

/**
 * Opens a Parquet file and reads its columns one by one.
 *
 * @param held whether `maxBytes` holds for all columns or for each of them.
 * @throws Error, RangeError or TypeError, as `readParquet` does.
 */
export async function readParquetColumns(
  subject: string,
  path: string,
  { types, formats, decimal, missing, ignore, columns, maxBytes }: Asked,
  held: 'all at once' | 'one by one'
): Promise<ColumnSource & { close(): Promise<void> }> {
  const file = await openParquet(subject, path);
  try {
    const { rows, groups } = file.footer;
    const fields = fieldsOf(file.footer.fields);
    const known = new Set(fields.map(({ name }) => name));
    for (const [option, given] of Object.entries({
      columns,
      ignore,
      types: Object.keys(types),
      formats: Object.keys(formats)
    }))
      checkNames(subject, option, given, [...known]);
    const left = new Set(ignore);
    const wanted = new Map(fields.flatMap((field) => (left.has(field.name) ? [] : [[field.name, field]])));
    checkColumnNames(
      subject,
      fields,
      fields.filter(({ name }) => !left.has(name))
    );
    if (rows === 0) throw new Error(`${subject}: expected rows, got none; write the file again`);

    const limitOf = (some: readonly Field[]) => {
      const limit = createMemoryLimit(subject, maxBytes);
      limit.columns(rows, some, (column) => askedType({ types, formats }, column), groups);
      return limit;
    };
    const ofAll = held === 'all at once' ? limitOf([...wanted.values()]) : undefined;
    const blanks = new Set(missing);
    const base = basename(path);
    return {
      name: base.replace(/\.[^.]+$/, ''),
      rows,
      names: [...wanted.keys()],
      column(name) {
        const field = wanted.get(name)!;
        const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
        return readColumn(subject, file, field, {
          type: askedType({ types, formats }, name),
          reading: { missing: blanks, decimal, format },
          limit: ofAll ?? limitOf([field])
        });
      },
      findings: () => indexFindings(file.footer.fields),
      source: { file: base, sha256: file.sha256 },
      reading: { types, formats, decimal, detects: false },
      close: file.close
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Where pandas keeps the names of its rows. pandas does not read them as a column either. */
const pandasIndex = /^__index_level_\d+__$/;

/** Names the columns that are left out. */
function indexFindings(fields: readonly Field[]): ReturnType<ColumnSource['findings']> {
  const names = fields.map(({ name }) => name.trim()).filter((name) => pandasIndex.test(name));
  if (names.length === 0) return [];
  return [
    {
      check: 'pandasIndex',
      level: 'info',
      value: names.length,
      says: `${showNames(names)} is not read: pandas keeps the names of its rows there`,
      hint: 'call reset_index() before writing the file if they are data'
    }
  ];
}

function fieldsOf(fields: readonly Field[]): Field[] {
  return fields.map((field) => ({ ...field, name: field.name.trim() })).filter(({ name }) => !pandasIndex.test(name));
}

/** @throws RangeError for a name that is empty or occurs twice among the columns to be read. */
function checkColumnNames(subject: string, fields: readonly Field[], wanted: readonly Field[]): void {
  const first = new Map<string, number>();
  const places = new Map(fields.map((field, i) => [field, i + 1]));
  wanted.forEach((field) => {
    const at = places.get(field)!;
    if (field.name === '')
      throw new RangeError(
        `${subject}: expected every column to have a name, got none for column ${at} of ${fields.length}; write the file again with names`
      );
    if (first.has(field.name))
      throw new RangeError(
        `${subject}: expected every column to have a different name, got ${showValue(field.name)} for columns ${first.get(field.name)} and ${at}; rename one where the file is written, or leave both out with {ignore: [${showValue(field.name)}]}`
      );
    first.set(field.name, at);
  });
}
