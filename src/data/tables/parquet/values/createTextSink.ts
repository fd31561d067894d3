import { showValue } from '../../../../checks/showValue';
import { createCategoryColumn } from '../../columns/createCategoryColumn';
import { createAllValuesMissingError } from '../../columns/createAllValuesMissingError';
import { createColumnFromTexts, type TextReading } from '../../columns/createColumnFromTexts';
import type { ColumnType } from '../../columns/ColumnReadingOptions';
import type { Field } from '../footer/Footer';
import type { ColumnSink } from './ColumnSink';
import { createTextConverter } from './createTextConverter';
import type { StoredValues } from './StoredValues';

export interface TextSinkOptions {
  rows: number;
  reading: TextReading;
  /** Called with the characters of each text that is kept; throws where they are too many. */
  keep: (characters: number) => void;
}

/** How many different texts a column may have: with more, it is no category, and they would fill the memory. */
const mostTexts = 2 ** 21;

/** Texts, and other values as texts, as categories. A text of a dictionary is looked at when a row has it. */
export function createTextSink(subject: string, field: Field, { rows, reading: { missing }, keep }: TextSinkOptions): ColumnSink {
  const { name } = field;
  const texts = createTextConverter(field);
  const codes = new Int32Array(rows).fill(-1);
  const distinct: string[] = [];
  const codeOf = new Map<string, number>();
  let known = { text: (_: number): string | undefined => undefined, values: [] as StoredValues, codes: new Int32Array() };
  let row = 0;
  const code = (value: string | undefined, bytes: StoredValues[number]): number => {
    if (value === undefined) throw notText(subject, row, field, bytes as Buffer);
    const text = value.trim();
    if (text === '' || missing.has(text)) return -1;
    const found = codeOf.get(text);
    if (found !== undefined) return found;
    keep(text.length);
    if (distinct.length === mostTexts)
      throw new RangeError(
        `${subject}, row ${row}: expected at most ${mostTexts} different texts, got more; leave it out with {ignore: [${showValue(name)}]}`
      );
    codeOf.set(text, distinct.length);
    return distinct.push(text) - 1;
  };
  return {
    dictionary(values) {
      known = { text: texts(values), values, codes: new Int32Array(values.length).fill(-2) };
    },
    take(values, count, present) {
      const text = texts(values);
      for (let i = 0, from = 0; i < count; i++, row++) {
        if (present && !present[i]) continue;
        codes[row] = code(text(from), values[from]);
        from++;
      }
    },
    takePlaces(places, count, present) {
      for (let i = 0, from = 0; i < count; i++, row++) {
        if (present && !present[i]) continue;
        const place = places[from++];
        if (known.codes[place] === -2) known.codes[place] = code(known.text(place), known.values[place]);
        codes[row] = known.codes[place];
      }
    },
    done() {
      if (distinct.length === 0) throw createAllValuesMissingError(subject, name);
      return createCategoryColumn(name, distinct, codes);
    }
  };
}

/** Texts that are numbers or times. */
export function parsedSink(subject: string, field: Field, type: ColumnType, reading: TextReading): ColumnSink {
  const texts = createTextConverter(field);
  const column = createColumnFromTexts(subject, field.name, type, reading);
  let known: { text: (place: number) => string | undefined; values: StoredValues } = { text: () => undefined, values: [] };
  let row = 0;
  const where = () => `${subject}, row ${row}`;
  const push = (text: string | undefined, bytes: StoredValues[number]): void => {
    if (text === undefined) throw notText(subject, row, field, bytes as Buffer);
    column.push(text, where);
  };
  return {
    dictionary(values) {
      known = { text: texts(values), values };
    },
    take(values, count, present) {
      const text = texts(values);
      for (let i = 0, from = 0; i < count; i++, row++) {
        if (present && !present[i]) column.push('', where);
        else push(text(from), values[from++]);
      }
    },
    takePlaces(places, count, present) {
      for (let i = 0, from = 0; i < count; i++, row++) {
        if (present && !present[i]) column.push('', where);
        else {
          const place = places[from++];
          push(known.text(place), known.values[place]);
        }
      }
    },
    done: column.done
  };
}

function notText(subject: string, row: number, { name, meaning }: Field, bytes: Buffer): RangeError {
  const what = meaning === undefined ? 'binary data' : 'other bytes';
  const first = bytes.subarray(0, 8).toString('hex').replace(/../g, '$& ').trim();
  return new RangeError(
    `${subject}, row ${row}: expected text in UTF-8, got ${what} (${bytes.length} bytes, ${first}${bytes.length > 8 ? ' …' : ''}); leave it out with {ignore: [${showValue(name)}]}`
  );
}
