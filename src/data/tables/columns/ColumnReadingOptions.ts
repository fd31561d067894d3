import type { Decimal } from './parseNumber';

export type ColumnType = 'number' | 'category' | 'time';

/** How the columns of a table were asked to be read. */
export interface ColumnReadingOptions {
  types: { [column: string]: ColumnType };
  formats: { [column: string]: string };
  /** Undefined if nobody said so. */
  decimal: Decimal | undefined;
  /** Whether texts that are all numbers, or all ISO dates, become a column of them unasked. */
  detects: boolean;
}

/** The type that was asked for. */
export function askedType(
  { types, formats }: Pick<ColumnReadingOptions, 'types' | 'formats'>,
  column: string
): ColumnType | undefined {
  if (Object.hasOwn(formats, column)) return 'time';
  return Object.hasOwn(types, column) ? types[column] : undefined;
}
