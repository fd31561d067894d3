import { showValue } from '../../../../checks/showValue';
import { createAllValuesMissingError } from '../../columns/createAllValuesMissingError';
import type { Field } from '../footer/Footer';
import type { ColumnSink } from './ColumnSink';
import { createNumberConverter, type Numbers } from './createNumberConverter';

interface NumberSinkOptions {
  isTime: boolean;
  /** Numbers that stand for a missing value. */
  missing: ReadonlySet<number>;
}

/** Numbers, dates and times as doubles; NaN where a value is missing. */
export function createNumberSink(
  subject: string,
  field: Field,
  rows: number,
  { isTime, missing }: NumberSinkOptions
): ColumnSink {
  const convert = createNumberConverter(field);
  const all = new Float64Array(rows).fill(NaN);
  let known: Numbers = { numbers: new Float64Array() };
  let row = 0;
  const write = (value: number, tooLarge: bigint | undefined): void => {
    if (tooLarge !== undefined)
      throw new RangeError(
        `${subject}, row ${row}: expected whole numbers up to 2^53 - 1, got ${tooLarge}; read it as text with {types: {${showValue(field.name)}: 'category'}} or leave it out with {ignore: [${showValue(field.name)}]}`
      );
    all[row] = !isTime && missing.has(value) ? NaN : value;
  };
  return {
    dictionary(values) {
      known = convert(values);
    },
    take(values, count, present) {
      const { numbers, tooLarge } = convert(values);
      for (let i = 0, from = 0; i < count; i++, row++) {
        if (present && !present[i]) continue;
        write(numbers[from], tooLarge?.get(from));
        from++;
      }
    },
    takePlaces(places, count, present) {
      const { numbers, tooLarge } = known;
      for (let i = 0, from = 0; i < count; i++, row++) {
        if (present && !present[i]) continue;
        const place = places[from++];
        write(numbers[place], tooLarge?.get(place));
      }
    },
    done() {
      if (all.every(Number.isNaN)) throw createAllValuesMissingError(subject, field.name);
      return { name: field.name, kind: 'number', values: all, ...(isTime && { unit: 'seconds since 1970' as const }) };
    }
  };
}
