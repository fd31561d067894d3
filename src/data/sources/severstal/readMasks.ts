import { open } from 'node:fs/promises';
import { showValue } from '../../../checks/showValue';
import { suggestKnownName } from '../../../checks/suggestKnownName';
import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import { readCsv } from '../../tables/csv/readCsv';
import type { CategoryColumn, Table } from '../../tables/columns/Table';
import { parseRunLength, type Runs } from './parseRunLength';

/** The masks of an image: at most one per class. */
export interface Masks {
  runs: (Runs | undefined)[];
}

export interface ReadMasks {
  masks: Map<string, Masks>;
  /** Images with an invalid row: nothing is known about them. */
  refused: Set<string>;
  findings: Finding[];
}

export const defects = 4;

/**
 * Reads `train.csv`: ImageId, ClassId and EncodedPixels, or the older ImageId_ClassId and EncodedPixels with a row for each image and class.
 *
 * @throws what `readCsv` throws, RangeError for other columns.
 */
export async function readMasks(subject: string, path: string, pixels: number): Promise<ReadMasks> {
  const types = { ImageId: 'category', ClassId: 'category', ImageId_ClassId: 'category', EncodedPixels: 'category' } as const;
  const header = await headerOf(path);
  const isOld = header.includes('ImageId_ClassId');
  const columns = isOld ? ['ImageId_ClassId', 'EncodedPixels'] : ['ImageId', 'ClassId', 'EncodedPixels'];
  for (const name of columns)
    if (!header.includes(name))
      throw new RangeError(
        `${subject}: expected the columns ${columns.join(', ')} in train.csv, got ${formatNamesForFinding(header)}; ${suggestKnownName(name, header, 'give the train.csv of the competition')} Missing: ${showValue(name)}`
      );
  const asked = Object.fromEntries(columns.map((name) => [name, types[name as keyof typeof types]]));
  const table = await readCsv(path, { columns, types: asked, ignore: header.filter((name) => !columns.includes(name)) });
  return collect(table, pixels, isOld);
}

function collect(table: Table, pixels: number, isOld: boolean): ReadMasks {
  const text = (name: string) => {
    const column = table.columns.find((one) => one.name === name) as CategoryColumn;
    return (row: number) => (column.codes[row] < 0 ? '' : column.categories[column.codes[row]]);
  };
  const encoded = text('EncodedPixels');
  const [joined, image, classId] = isOld ? [text('ImageId_ClassId')] : [undefined, text('ImageId'), text('ClassId')];
  const masks = new Map<string, Masks>();
  const refused = new Set<string>();
  const bad: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    const [, name, label] = joined
      ? (/^(.+)_([^_]*)$/.exec(joined(row)) ?? ['', joined(row), ''])
      : ['', image!(row), classId!(row)];
    const own = masks.get(name) ?? { runs: Array.from({ length: defects }, () => undefined) };
    masks.set(name, own);
    const at = Number(label) - 1;
    const isClass = /^\d(\.0)?$/.test(label) && at >= 0 && at < defects;
    const runs = isClass ? parseRunLength(encoded(row), pixels) : `class ${showValue(label)}, where 1 to ${defects} are known`;
    const wrong = typeof runs === 'string' ? runs : own.runs[at] ? `class ${at + 1} a second time` : undefined;
    if (wrong !== undefined) {
      bad.push(`row ${row} (${name}): ${wrong}`);
      refused.add(name);
    } else if (typeof runs !== 'string' && runs.starts.length > 0) own.runs[at] = runs;
  }
  const findings: Finding[] =
    bad.length === 0
      ? []
      : [
          {
            check: 'badRuns',
            level: 'problem',
            value: bad.length,
            says: `${counted(bad.length, 'row')} of train.csv, counted from 0, cannot be right; the images were left out: ${bad.slice(0, 3).join('; ')}${bad.length > 3 ? ` and ${bad.length - 3} more` : ''}.`,
            hint: 'Get the file again, or correct these rows.'
          }
        ];
  return { masks, refused, findings };
}

async function headerOf(path: string): Promise<string[]> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const [line] = buffer
      .toString('utf8', 0, bytesRead)
      .replace('\ufeff', '')
      .split(/\r\n|\r|\n/);
    return line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  } finally {
    await file.close();
  }
}
