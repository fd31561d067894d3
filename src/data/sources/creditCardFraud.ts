import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { readCsv } from '../tables/csv/readCsv';
import type { NumberColumn, Table } from '../tables/columns/Table';

export interface CreditCardFraudOptions {
  /** "any" accepts a shortened file. Default: the 284,807 rows of the published one. */
  rows?: 284_807 | 'any';
}

export interface CreditCardFraud {
  data: Dataset;
  /** Whether the file is byte for byte the published one. */
  findings: Finding[];
}

const published = {
  rows: 284_807,
  // Of the file whose MD5 e90efcb83d69faf99fcab8b0255024de Zenodo publishes (record 7395559); as in the pointer of
  // huggingface.co/johnnydevriese/ml_courses/blob/main/code/creditcard.csv.
  sha256: '76274b691b16a6c49d3f159c883398e03ccd6d1ee12d9d8ee38f4b4b98551a89'
};

const features = [...Array.from({ length: 28 }, (_, i) => `V${i + 1}`), 'Amount'];
const columns = ['Time', ...features, 'Class'];

/**
 * Reads the public `creditcard.csv` of the Université Libre de Bruxelles: 284,807 card transactions of two days in September 2013, 492 of
 * them frauds, with the columns Time, V1 to V28 (principal components), Amount and Class. x has the shape [29], V1 to V28 and Amount; `times`
 * are Time, seconds from the first transaction, which is not a feature: all test rows are later than the rows that a model learnt from.
 *
 * Dal Pozzolo, Caelen, Johnson and Bontempi 2015, Calibrating Probability with Undersampling for Unbalanced Classification.
 *
 * @throws Error, RangeError or TypeError that names file, row and column: different columns or a different order, a different number of
 * rows unless `rows` is "any", a class that is neither 0 nor 1, a missing value, and everything that `readCsv` refuses.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * const names = ['Time', ...Array.from({ length: 28 }, (_, i) => `V${i + 1}`), 'Amount', 'Class'];
 * writeFileSync('creditcard.csv', `${names.map((name) => `"${name}"`)}\n0${',0.5'.repeat(28)},149.62,"0"\n`);
 * const { data } = await kd.data.creditCardFraud('creditcard.csv', { rows: 'any' });
 * data.shape; // [29]
 * ```
 */
export async function creditCardFraud(path: string, options: CreditCardFraudOptions = {}): Promise<CreditCardFraud> {
  checkOptions('creditCardFraud', options, ['rows']);
  const { rows = published.rows } = options ?? {};
  if (rows !== 'any' && rows !== published.rows)
    throw new RangeError(
      `creditCardFraud: expected rows to be ${published.rows} or "any", got ${showValue(rows)}; give "any" for a shortened file`
    );

  const types = Object.fromEntries(columns.map((name) => [name, 'number' as const]));
  const table = await readCsv(path, { columns, types, missing: [], name: 'credit card fraud' });
  const subject = `creditCardFraud: ${showValue(table.source?.file)}`;
  checkColumns(subject, table);
  if (rows !== 'any' && table.rows !== rows)
    throw new RangeError(
      `${subject}: expected ${rows} rows, got ${table.rows}; get the whole file, or take this one with {rows: 'any'}`
    );
  const [time, ...rest] = table.columns as NumberColumn[];
  const label = rest.pop() as NumberColumn;
  checkLabels(subject, label.values);

  const x = new Float32Array(table.rows * rest.length);
  rest.forEach(({ values }, column) => {
    for (let row = 0; row < table.rows; row++) x[row * rest.length + column] = values[row];
  });
  const data: Dataset = {
    name: table.name,
    x,
    shape: [features.length],
    y: Int32Array.from(label.values),
    classes: ['genuine', 'fraud'],
    features: features.map((name) => ({ name, kind: 'number' })),
    times: time.values,
    source: table.source
  };
  return { data, findings: [originOf(table)] };
}

function checkColumns(subject: string, table: Table): void {
  const names = table.columns.map(({ name }) => name);
  const place = Math.max(names.length, columns.length);
  const wrong = Array.from({ length: place }, (_, i) => i).find((i) => names[i] !== columns[i]);
  if (wrong !== undefined) {
    const expected = columns[wrong] === undefined ? `${columns.length} columns` : `column ${wrong} to be ${showValue(columns[wrong])}`;
    throw new RangeError(`${subject}: expected ${expected}, got ${showValue(names[wrong])}; give Time, V1 to V28, Amount, Class`);
  }
  for (const { name, values } of table.columns as NumberColumn[]) {
    const row = values.findIndex((value) => !Number.isFinite(Math.fround(value)));
    if (row >= 0)
      throw new RangeError(
        `${subject}, row ${row} of the data, counted from 0, column ${showValue(name)}: expected a finite number, got ${Number.isNaN(values[row]) ? 'none' : values[row]}; get the file again`
      );
  }
}

function checkLabels(subject: string, labels: Float64Array): void {
  const row = labels.findIndex((label) => label !== 0 && label !== 1);
  if (row >= 0)
    throw new RangeError(
      `${subject}, row ${row} of the data, counted from 0, column "Class": expected 0 or 1, got ${labels[row]}; get the file again`
    );
}

function originOf({ source, rows }: Table): Finding {
  const isPublished = source?.sha256 === published.sha256;
  if (isPublished)
    return {
      check: 'publishedFile',
      level: 'info',
      value: 1,
      says: `${source.file} is the published file (SHA-256 ${source.sha256}).`
    };
  return {
    check: 'publishedFile',
    level: 'warning',
    value: 0,
    says: `${source?.file}, ${rows} rows, is not byte for byte the published file (SHA-256 ${source?.sha256.slice(0, 12)}…, not ${published.sha256.slice(0, 12)}…).`,
    hint: 'Results will differ from those on the published file; it is at doi.org/10.5281/zenodo.7395559.'
  };
}
