import { parseCommaNumber, parseNumber, type Decimal } from '../columns/parseNumber';
import { divide, parsePlainNumber, powers } from './parsePlainNumber';

/** Reads numbers from bytes without making texts of them, and notes what a number does not keep of its text. */
export interface NumberParser {
  /**
   * Writes to `into[place]` exactly the number that `parseNumber` makes of the text, NaN if it is none. (A number that is returned by a function
   * or passed to one may take memory of its own.) `view` is of the same bytes.
   */
  parse(bytes: Buffer, view: DataView, start: number, end: number, into: Float64Array, place: number, notes: NumberNotes): void;
}

export interface NumberNotes {
  /** Numbers that begin with a 0 before another digit, like the postcode 01234. */
  leadingZeros: number;
  /** The first of them. */
  likeZero: string;
  /** Whole numbers of more digits than a number keeps, from 10^20 on. */
  longWholes: number;
  /** Whole numbers of 8 digits or more that begin with a plus, as telephone numbers do. */
  plusSigns: number;
  /** The first of them. */
  likePlus: string;
  /** Whole numbers with an exponent and no sign, as codes like 12E4 look. */
  exponents: number;
  /** The first of them. */
  likeExponent: string;
}

/** Bytes that occur in numbers, "Infinity" and blanks; those of several bytes are blanks of other scripts, perhaps. */
const mayOccur = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte <= 32 || byte > 127 || /[-+.,\de infty]/i.test(String.fromCharCode(byte)))
);
const [zero, nine, plus, minus, blank] = [48, 57, 43, 45, 32];

/** Numbers in the manner of `parsePlainNumber`, then other forms; for all that looks different, and where rounding is in doubt, `Number` decides. */
export function createNumberParser(decimal: Decimal = '.'): NumberParser {
  const ofText = decimal === ',' ? parseCommaNumber : parseNumber;
  const point = decimal.charCodeAt(0);
  const slow = (bytes: Buffer, start: number, end: number, into: Float64Array, place: number, notes: NumberNotes): void => {
    into[place] = NaN;
    for (let at = start; at < end; at++) if (mayOccur[bytes[at]] === 0) return;
    const text = bytes.toString('utf8', start, end);
    into[place] = ofText(text);
    if (!Number.isNaN(into[place])) noteText(text.trim(), 1, notes);
  };

  /** Every form of a number. */
  const general = (bytes: Buffer, from: number, to: number, into: Float64Array, place: number, notes: NumberNotes): void => {
    let at = from;
    let end = to;
    while (at < end && bytes[at] === blank) at++;
    while (at < end && bytes[end - 1] === blank) end--;
    const isNegative = bytes[at] === minus;
    if (isNegative || bytes[at] === plus) at++;
    const begin = at;
    const hasPlus = bytes[begin - 1] === plus && begin > from;
    // The digits from the first that is not 0, in three parts that fit into 32 bits: 7, 8 and 9.
    let a = 0;
    let b = 0;
    let c = 0;
    let digits = 0;
    let pointAt = -1;
    for (; at < end; at++) {
      const digit = bytes[at] - zero;
      if (digit >= 0 && digit <= 9) {
        if (digits < 7) {
          a = (a * 10 + digit) | 0;
          if (a === 0) continue;
        } else if (digits < 15) b = (b * 10 + digit) | 0;
        else if (digits < 24) c = (c * 10 + digit) | 0;
        else return slow(bytes, from, to, into, place, notes);
        digits++;
      } else if (digit === point - zero && pointAt < 0) pointAt = at;
      else break;
    }
    if (at === begin || (pointAt >= 0 && at === begin + 1)) return slow(bytes, from, to, into, place, notes);
    let power = pointAt < 0 ? 0 : pointAt + 1 - at;
    let isCode = hasPlus && pointAt < 0 && at === end && end - begin >= 8;
    if (at < end) {
      if ((bytes[at] | 32) !== 101) return slow(bytes, from, to, into, place, notes);
      at++;
      const isBelow = bytes[at] === minus;
      if (isBelow || bytes[at] === plus) at++;
      if (at === end || end - at > 3) return slow(bytes, from, to, into, place, notes);
      let exponent = 0;
      for (; at < end; at++) {
        const digit = bytes[at] - zero;
        if (digit < 0 || digit > 9) return slow(bytes, from, to, into, place, notes);
        exponent = exponent * 10 + digit;
      }
      power += isBelow ? -exponent : exponent;
      isCode = pointAt < 0 && !isBelow && !isNegative && !hasPlus;
    }
    // A whole number of more than 15 digits is left to `Number`, too.
    if (power > 22 || power < -22 || (digits > 15 && power >= 0)) return slow(bytes, from, to, into, place, notes);
    if (bytes[begin] === zero && begin + 1 < end && bytes[begin + 1] >= zero && bytes[begin + 1] <= nine)
      noteZero(bytes, begin, end, notes);
    if (isCode) noteCode(bytes.toString('latin1', hasPlus ? begin - 1 : begin, end), 1, notes);
    if (digits <= 15) {
      const whole = digits <= 7 ? a : a * powers[digits - 7] + b;
      const value = power === 0 ? whole : power < 0 ? whole / powers[-power] : whole * powers[power];
      into[place] = isNegative ? -value : value;
      return;
    }
    into[place] = a * 1e8 + b;
    divide(into, place, digits - 15, c, -power);
    if (Number.isNaN(into[place])) return slow(bytes, from, to, into, place, notes);
    if (isNegative) into[place] = -into[place];
  };

  const parse: NumberParser['parse'] = (bytes, view, from, to, into, place, notes) => {
    const end = parsePlainNumber(bytes, view, from, to, point, into, place);
    if (end !== to || into[place] !== into[place]) general(bytes, from, to, into, place, notes);
  };
  return { parse };
}

export function numberNotes(): NumberNotes {
  return { leadingZeros: 0, likeZero: '', longWholes: 0, plusSigns: 0, likePlus: '', exponents: 0, likeExponent: '' };
}

/** Notes a text that occurs so often. */
export function noteText(text: string, count: number, notes: NumberNotes): void {
  if (/^[+-]?0\d/.test(text)) {
    if (notes.leadingZeros === 0) notes.likeZero = text;
    notes.leadingZeros += count;
  }
  if (/^[+-]?\d{21,}$/.test(text)) notes.longWholes += count;
  noteCode(text, count, notes);
}

/** Notes what may be a telephone number, or a code with an E between digits. */
function noteCode(text: string, count: number, notes: NumberNotes): void {
  if (/^\+\d{8,}$/.test(text)) {
    if (notes.plusSigns === 0) notes.likePlus = text;
    notes.plusSigns += count;
  } else if (/^\d+E\d+$/.test(text)) {
    if (notes.exponents === 0) notes.likeExponent = text;
    notes.exponents += count;
  }
}

function noteZero(bytes: Buffer, start: number, end: number, notes: NumberNotes): void {
  if (notes.leadingZeros++ === 0) notes.likeZero = bytes.toString('latin1', start, end);
}
