import { createCategoryColumn } from '../../columns/createCategoryColumn';
import { createAllValuesMissingError } from '../../columns/createAllValuesMissingError';
import type { Field } from '../footer/Footer';
import type { ColumnSink } from './ColumnSink';
import type { StoredValues } from './StoredValues';

/** Booleans as the categories "false" and "true". */
export function createBooleanSink(subject: string, { name }: Field, rows: number): ColumnSink {
  const codes = new Int32Array(rows).fill(-1);
  let known: StoredValues = [];
  let row = 0;
  return {
    dictionary(values) {
      known = values;
    },
    take(values, count, present) {
      for (let i = 0, from = 0; i < count; i++, row++) if (!present || present[i]) codes[row] = Number(values[from++]);
    },
    takePlaces(places, count, present) {
      for (let i = 0, from = 0; i < count; i++, row++) if (!present || present[i]) codes[row] = Number(known[places[from++]]);
    },
    done() {
      if (codes.every((code) => code < 0)) throw createAllValuesMissingError(subject, name);
      return createCategoryColumn(name, ['false', 'true'], codes);
    }
  };
}
