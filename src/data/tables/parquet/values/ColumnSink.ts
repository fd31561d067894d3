import type { Column } from '../../columns/Table';
import type { StoredValues } from './StoredValues';

/** A column that takes the values of pages, in the order of the rows. */
export interface ColumnSink {
  /** Takes the dictionary to which the places of the next pages point. */
  dictionary(values: StoredValues): void;
  /** Takes values for the next rows: of those, `present` tells which have one; absent if all do. */
  take(values: StoredValues, rows: number, present?: Uint8Array): void;
  /** The same for places in the dictionary. */
  takePlaces(places: Int32Array, rows: number, present?: Uint8Array): void;
  done(): Column;
}
