import { readFieldText } from './readFieldText';
import type { Records } from './createRecordScanner';

/** Whether the points of a column may stand between thousands: "12.345" is 12.345 or 12345. */
export interface ThousandsSeparatorWatch {
  look(records: Records, place: number, width: number): void;
  /** The first text with a point, if every number of the column could be one with points between thousands. */
  like(): string | undefined;
  /** Whether a number was there whose point can only be a decimal mark: "0.5". */
  hasDecimals(): boolean;
}

const [zero, nine, plus, minus, point] = [48, 57, 43, 45, 46];

/** Stops at the first number that says what its points are. */
export function createThousandsSeparatorWatch(isMissing: (text: string) => boolean): ThousandsSeparatorWatch {
  let [isOpen, isDecimal]: [boolean, boolean] = [true, false];
  let first: string | undefined;

  return {
    look(records, place, width) {
      if (!isOpen) return;
      const { bytes, starts, ends, count } = records;
      for (let record = 0, field = place; record < count; record++, field += width) {
        const start = starts[field];
        const length = thousands(bytes, start, ends[field]);
        if (length >= 0 && (length < 4 || first !== undefined)) continue;
        const text = readFieldText(records, field).trim();
        const own = length < 0 ? thousands(Buffer.from(text), 0, text.length) : length;
        if (own >= 4) first ??= text;
        if (own >= 0 || text === '' || isMissing(text)) continue;
        isOpen = false;
        isDecimal = /^[+-]?\d*\.\d+$/.test(text);
        return;
      }
    },
    like: () => (isOpen ? first : undefined),
    hasDecimals: () => isDecimal
  };
}

/** How long a number is that has a point before each three digits from its end, without its sign; -1 for all other texts. */
function thousands(bytes: Buffer, start: number, end: number): number {
  const begin = bytes[start] === minus || bytes[start] === plus ? start + 1 : start;
  const length = end - begin;
  // A 0 never begins a number with thousands.
  if (length < 0 || (length > 3 && bytes[begin] === zero)) return -1;
  for (let left = 0; left < length; left++) {
    const byte = bytes[end - 1 - left];
    if (left % 4 === 3 ? byte !== point || left === length - 1 : byte < zero || byte > nine) return -1;
  }
  return length;
}
