import { checkNumber } from '../../../checks/checkNumber';
import { showValue } from '../../../checks/showValue';
import { checkDecimalAndFormats } from '../columns/checkDecimalAndFormats';
import { checkTypes } from '../columns/checkTypes';
import { checkEncodingName } from './checkEncodingName';
import { missingValueTexts } from './missingValueTexts';
import type { ReadCsvOptions } from './ReadCsvOptions';

/** The options with their defaults. */
export interface CsvOptions extends Required<Omit<ReadCsvOptions, 'delimiter' | 'encoding' | 'decimal' | 'missing' | 'name'>> {
  delimiter: string | undefined;
  encoding: string | undefined;
  decimal: ReadCsvOptions['decimal'];
  missing: ReadonlySet<string>;
  /** Those of them that the user named. */
  askedMissing: readonly string[];
}

/** @throws TypeError or RangeError for an option of the wrong kind. */
export function checkCsvOptions(options: ReadCsvOptions): CsvOptions {
  const {
    delimiter,
    decimal,
    types = {},
    formats = {},
    missing = [],
    notMissing = [],
    defaultMissing = true,
    maxBytes = 2 ** 30
  } = options;
  checkDelimiter(delimiter);
  checkDecimalAndFormats('readCsv', decimal, formats);
  if (decimal !== undefined && decimal === delimiter)
    throw new RangeError(
      `readCsv: expected decimal and delimiter to differ, got ${showValue(decimal)} for both; change one of them`
    );
  checkTypes('readCsv', types, missing);
  checkTypes('readCsv', {}, notMissing, 'notMissing');
  checkNumber('readCsv', 'maxBytes', maxBytes, { integer: true, atLeast: 1, atMost: 2 ** 40 });
  const all = [...(defaultMissing ? missingValueTexts : []), ...missing].filter((text) => !notMissing.includes(text));
  return {
    ...{ delimiter, decimal, types, formats, notMissing, defaultMissing, maxBytes },
    encoding: options.encoding === undefined ? undefined : checkEncodingName('readCsv', options.encoding),
    missing: new Set(all.map((text) => text.trim())),
    askedMissing: missing,
    ignore: options.ignore ?? [],
    columns: options.columns ?? []
  };
}

function checkDelimiter(delimiter: unknown): void {
  if (delimiter === undefined) return;
  // All others are of several bytes, and these have a meaning of their own.
  if (typeof delimiter !== 'string' || delimiter.length !== 1 || delimiter > '~' || '"\r\n\0'.includes(delimiter))
    throw new TypeError(`readCsv: expected delimiter to be one character, got ${showValue(delimiter)}; give ",", ";" or "\\t"`);
}
