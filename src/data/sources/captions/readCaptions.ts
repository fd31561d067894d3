import { readFile } from 'node:fs/promises';
import { isPlainObject } from '../../../checks/isPlainObject';
import { showPath } from '../../../checks/showPath';
import { showValue } from '../../../checks/showValue';
import { readCsv } from '../../tables/csv/readCsv';
import type { CategoryColumn } from '../../tables/columns/Table';

/** A picture and one of its texts, as the file has them. */
export interface Caption {
  file: string;
  text: string;
}

/**
 * The rows of a file of captions: CSV or TSV with a header, a JSON list of objects, or JSON lines. A text may be a list of texts in JSON.
 *
 * @throws what `readCsv` throws; RangeError for JSON that is broken, or rows without the two columns, which the error names.
 */
export async function readCaptions(
  subject: string,
  path: string,
  { file, text }: { file: string; text: string }
): Promise<Caption[]> {
  if (/\.(json|jsonl|ndjson)$/i.test(path)) return rowsOfJson(subject, path, { file, text });
  const types = { [file]: 'category', [text]: 'category' } as const;
  // "None" and "null" are texts, too.
  const table = await readCsv(path, { columns: [file, text], types, defaultMissing: false });
  const [files, texts] = [file, text].map((name) => table.columns.find((one) => one.name === name) as CategoryColumn);
  const cell = ({ codes, categories }: CategoryColumn, row: number) => (codes[row] < 0 ? '' : categories[codes[row]]);
  return Array.from({ length: table.rows }, (_, row) => ({ file: cell(files, row), text: cell(texts, row) }));
}

async function rowsOfJson(subject: string, path: string, names: { file: string; text: string }): Promise<Caption[]> {
  const content = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  const isLines = !/^\s*\[/.test(content);
  const lines = content.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ line, at: `line ${i + 1}` }]));
  const entries = isLines
    ? lines.map(({ line, at }) => ({ entry: parsed(subject, path, line, at), at }))
    : list(parsed(subject, path, content, 'it')).map((entry, i) => ({ entry, at: `entry ${i}` }));
  return entries.flatMap(({ entry, at }) => {
    const [file, text] = isPlainObject(entry) ? [entry[names.file], entry[names.text]] : [];
    const texts: unknown[] = Array.isArray(text) ? text : [text];
    if (typeof file !== 'string' || !texts.every((one) => typeof one === 'string'))
      throw new RangeError(
        `${subject}: expected {${showValue(names.file)}: a file, ${showValue(names.text)}: a text} in ${at} of ${showPath(path)}, got ${showValue(entry)}; correct it, or say which {file, text} it has`
      );
    return (texts as string[]).map((one) => ({ file, text: one }));
  });
}

function list(entries: unknown): unknown[] {
  return Array.isArray(entries) ? entries : [];
}

function parsed(subject: string, path: string, text: string, at: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError(
      `${subject}: expected JSON in ${showPath(path)}, got something else: ${at} cannot be read; write the file again`
    );
  }
}
