import { showValue, visible } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { checkHeader } from '../columns/checkHeader';
import { checkUnits } from '../columns/checkUnits';
import { checkNames } from '../columns/findColumnByName';
import { createAllValuesMissingError } from '../columns/createAllValuesMissingError';
import type { Spill } from '../columns/createGrowingFloats';
import type { Column } from '../columns/Table';
import { createWrongDelimiterError } from '../columns/createWrongDelimiterError';
import { createColumnCollector, type ColumnFromBytes } from './createColumnCollector';
import type { CsvAddon } from './loadCsvAddon';
import type { CsvOptions } from './checkCsvOptions';
import { checkMemory } from './checkMemory';
import { createColumnPlans } from './createColumnPlans';
import { notOfType, raggedRowError, type Place } from './createCsvSyntaxError';
import type { RecordConsumer } from './readCsvRecords';
import { readFieldText } from './readFieldText';
import { createThousandsSeparatorWatch, type ThousandsSeparatorWatch } from './createThousandsSeparatorWatch';
import { createThousandsFinding } from './createThousandsFinding';
import { findDelimiterProblems } from './findDelimiterProblems';
import { findEncodingProblems } from './findEncodingProblems';
import { findNumbersUnlikeTheirTexts } from './findNumbersUnlikeTheirTexts';
import { findWordsReadAsMissing } from './findWordsReadAsMissing';
import { findHeaderProblems } from './findHeaderProblems';
import type { Records } from './createRecordScanner';
import type { TextOfFile } from './readTextOfFile';

export interface ColumnsFromRecords extends RecordConsumer {
  /** The columns, when all records were taken. */
  done(placeOf: (row: number) => Place, file: TextOfFile['found']): TakenColumns;
}

/** What helps to make columns, where there is one. */
export interface ColumnHelpers {
  addon: CsvAddon | undefined;
  /** Keeps the columns until they are asked for. Absent: they stay in memory. */
  spill?: Spill | undefined;
}

/** Columns that are made one by one: what the fields of one took is free before the next is made. */
export interface TakenColumns {
  rows: number;
  names: string[];
  /** Makes a column, which can be asked for once. */
  column(name: string): Column;
  /** About the file and the columns made so far. */
  findings(): Finding[];
}

/** Makes columns of the records of one file. */
export function createColumnsCollector(
  subject: string,
  options: CsvOptions,
  { addon, spill }: ColumnHelpers
): ColumnsFromRecords {
  let header: string[] = [];
  let columns: { place: number; column: ColumnFromBytes; points?: ThousandsSeparatorWatch }[] = [];
  let isNumeric = new Uint8Array(0);
  let rows = 0;
  let expected = 0;
  let findings: Finding[] = [];
  let delimiter = ',';
  let isDoubled = false;
  const isTyped = (name: string) => Object.hasOwn(options.types, name) || Object.hasOwn(options.formats, name);

  const begin: RecordConsumer['header'] = (fields, found) => {
    delimiter = found.delimiter;
    if (/^sep=.?$/i.test(fields[0].trim()))
      throw new Error(
        `${subject}: expected the names of the columns in the first line, got ${showValue(fields.join(delimiter))}, which only Excel reads; remove that line`
      );
    isDoubled =
      fields.length >= 3 && fields.length % 2 === 1 && fields.every((field, i) => (i % 2 === 1) === (field.trim() === ''));
    header = checkHeader(
      subject,
      fields.map((field, i) => (field.trim() === '' ? `Unnamed: ${i}` : field)),
      delimiter
    );
    findings = [...(options.delimiter === undefined ? findDelimiterProblems(found) : []), ...findHeaderProblems(fields)];
    const names = {
      columns: options.columns,
      ignore: options.ignore,
      types: Object.keys(options.types),
      formats: Object.keys(options.formats)
    };
    for (const [option, list] of Object.entries(names)) checkNames(subject, option, list, header);
    const plan = createColumnPlans(options.decimal ?? '.', options.missing, { spill, expected: () => expected });
    const ignored = new Set(options.ignore);
    columns = header.flatMap((name, place) => {
      if (ignored.has(name)) return [];
      const own = <T>(of: { [column: string]: T }): T | undefined => (Object.hasOwn(of, name) ? of[name] : undefined);
      const planned = plan(name, own(options.types), own(options.formats));
      // Where commas separate the fields, a decimal comma would have to be quoted.
      const isUnclear = options.decimal === undefined && delimiter !== ',';
      return [
        {
          place,
          column: createColumnCollector(planned, addon),
          ...(isUnclear && { points: createThousandsSeparatorWatch(planned.isMissing) })
        }
      ];
    });
    isNumeric = new Uint8Array(header.length);
    return header;
  };

  const take: RecordConsumer['records'] = (records, row, placeOf, { lineBytes, share }) => {
    expected = (row + records.count) / share;
    if (row === 0 && areWords(header, records)) throw createWrongDelimiterError(subject, header[0], delimiter, ' ');
    let odd: { record: number; place: number; column: ColumnFromBytes } | undefined;
    for (const { place, column, points } of columns) {
      points?.look(records, place, header.length);
      const record = column.take(records, place, header.length);
      if (record !== undefined && !(odd && odd.record <= record)) odd = { record, place, column };
    }
    if (odd)
      throw notOfType(
        subject,
        placeOf(row + odd.record),
        odd.column.plan,
        odd.column.isTime(),
        readFieldText(records, odd.record * header.length + odd.place)
      );
    rows += records.count;
    checkMemory(subject, options.maxBytes, rows, lineBytes, columns);
  };

  const finished = ({ plan, done }: ColumnFromBytes, placeOf: (row: number) => Place): Column => {
    const result = done();
    if (result === 'missing' && isDoubled && plan.name.startsWith('Unnamed: '))
      throw new RangeError(
        `${subject}: expected fields separated by one character, got two of them between the names (${showValue(delimiter + delimiter)}); write the file with one`
      );
    if (result === 'missing') throw createAllValuesMissingError(`${subject}, column ${showValue(plan.name)}`, plan.name);
    if ('share' in result) throw notOfType(subject, placeOf(result.row), plan, result.isTime === true, result.text, result.share);
    checkUnits(`${subject}, column ${showValue(plan.name)}`, plan, result, options.decimal !== undefined || delimiter === ',');
    findings.push(...findNumbersUnlikeTheirTexts(result.column, result.notes, isTyped(plan.name)));
    return result.column;
  };

  return {
    header: begin,
    isNumeric() {
      for (const { place, column } of columns) isNumeric[place] = Number(column.isNumeric());
      return isNumeric;
    },
    records: take,
    ragged: (count, field, place) => {
      throw raggedRowError(subject, place, count, field, header, delimiter);
    },
    done(placeOf, file) {
      if (rows === 0)
        throw new Error(
          `${subject}: expected rows, got only the header ${visible(header.slice(0, 6).join(', '))}; write the file again`
        );
      const isDecided = columns.some(({ points }) => points?.hasDecimals());
      const names = columns.map(({ column }) => column.plan.name);
      const open = new Map(columns.map((one) => [one.column.plan.name, one]));
      columns = [];
      const words: Pick<Column, 'name' | 'kind' | 'missingTexts'>[] = [];
      return {
        rows,
        names,
        column(name) {
          const { column: taken, points } = open.get(name)!;
          open.delete(name);
          const column = finished(taken, placeOf);
          const like = isDecided ? undefined : points?.like();
          if (like !== undefined && column.kind === 'number' && !column.unit)
            findings.push(createThousandsFinding(column.name, like, delimiter));
          words.push({ name, kind: column.kind, missingTexts: column.missingTexts });
          return column;
        },
        findings: () => [
          ...findEncodingProblems(file, options.encoding),
          ...findings,
          ...findWordsReadAsMissing(words, options.askedMissing)
        ]
      };
    }
  };
}

/** True if there is one column with the same number of words in the first row as in the header, at least three. */
function areWords(header: readonly string[], records: Records): boolean {
  if (header.length > 1) return false;
  const [names, words] = [header[0].split(' '), readFieldText(records, 0).trim().split(' ')];
  return names.length >= 3 && names.length === words.length;
}
