import { createHash } from 'node:crypto';
import { checkPath } from '../checks/checkPath';
import { checkPlainData } from '../checks/checkPlainData';
import { readRegularFile } from '../data/files/readRegularFile';
import { showValue, visible } from '../checks/showValue';
import { validateRecord } from '../record/validateRecord';
import type { RunRecord } from '../record/RunRecord';
import { showRecord } from '../views/run/showRecord';

/** The data in a report that can be used again. */
export interface Report {
  title: string;
  /** The file name of the notebook that it was made from. */
  notebook: string;
  /** The runs, in the order of the notebook; each shows itself as a cell's last value. */
  records: RunRecord[];
}

const schema = 'stillroom.report/1';

/** Node's texts end at about 512 MB. */
const mostBytes = 500_000_000;

/**
 * Reads the run records out of a Stillroom report, the HTML file of `jupyter nbconvert --to stillroom`: the checksum proves that they are
 * unchanged, and each one is checked against the schema of run records.
 *
 * @throws Error if the file is missing, is not a report, or is damaged; TypeError if its format is from another version or a record is invalid.
 * @example
 * ```ts
 * const { title, records } = await kd.readReport('quickstart.html');
 * const [first] = records;
 * first.scores.student;
 * ```
 */
export async function readReport(path: string): Promise<Report> {
  checkPath('readReport', path, 'give the path of an HTML file');
  const file = await readRegularFile(
    path,
    (got) =>
      new Error(`readReport: expected a report in ${visible(path)}, got ${got}; write one with jupyter nbconvert --to stillroom`),
    mostBytes
  );
  const content = parse(path, dataOf(path, file.toString('utf8')));
  checkPlainData('readReport', `a report in ${visible(path)}`, content, 'write the report again');
  if (content.schema !== schema)
    throw new TypeError(
      `readReport: expected ${visible(path)} to have schema "${schema}", got ${showValue(content.schema)}; read it with the version of Stillroom that wrote it`
    );
  const { title, notebook, records } = content;
  if (typeof title !== 'string' || typeof notebook !== 'string' || !Array.isArray(records))
    throw new TypeError(
      `readReport: expected title, notebook and records in ${visible(path)}, got something else; write the report again`
    );
  return {
    title,
    notebook,
    records: records.map((record, i) => showRecord(validateRecord(`readReport: record ${i + 1} of ${visible(path)}`, record)))
  };
}

/** The text of the data, which contains no "<", if it is whole. */
function dataOf(path: string, html: string): string {
  const [, checksum, text] =
    /<script type="application\/json" id="stillroom-report" data-sha256="([0-9a-f]{64})">([^<]*)<\/script>/.exec(html) ?? [];
  if (text === undefined) {
    const got = html.includes('id="stillroom-report"') ? 'one that is cut off or was changed' : 'a file without its data';
    throw new Error(
      `readReport: expected ${visible(path)} to be a Stillroom report, got ${got}; write it with jupyter nbconvert --to stillroom`
    );
  }
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== checksum)
    throw new Error(
      `readReport: expected the data of ${visible(path)} to have the checksum ${checksum.slice(0, 12)}…, got ${found.slice(0, 12)}…; the file was changed or damaged, write the report again`
    );
  return text;
}

function parse(path: string, text: string): { [field: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as { [field: string]: unknown };
  } catch {
    // Reported below, like anything that is not an object.
  }
  throw new Error(
    `readReport: expected the data of ${visible(path)} to be a JSON object, got something else; write the report again`
  );
}
