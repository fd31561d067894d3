import { parseCommaNumber, parseNumber, type Decimal } from '../columns/parseNumber';

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
}

const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const [zero, nine, plus, minus, blank] = [48, 57, 43, 45, 32];

/**
 * Up to 15 digits and powers of ten up to 10^22 are exact, so that one multiplication or division rounds once (Clinger 1990, How to Read
 * Floating Point Numbers Accurately). Up to 24 digits are kept in two numbers, hi + lo (Dekker 1971); where the error of their quotient could
 * change its rounding, and for all that looks different, `Number` decides.
 */
export function numberParser(decimal: Decimal = '.'): NumberParser {
  const ofText = decimal === ',' ? parseCommaNumber : parseNumber;
  const point = decimal.charCodeAt(0);
  const slow = (bytes: Buffer, start: number, end: number, into: Float64Array, place: number, notes: NumberNotes): void => {
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
    }
    // A whole number of more than 15 digits is left to `Number`, too.
    if (power > 22 || power < -22 || (digits > 15 && power >= 0)) return slow(bytes, from, to, into, place, notes);
    if (bytes[begin] === zero && begin + 1 < end && bytes[begin + 1] >= zero && bytes[begin + 1] <= nine)
      noteZero(bytes, begin, end, notes);
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

  /** Up to 7 digits, a mark and up to 17 digits, four at a time. */
  const parse: NumberParser['parse'] = (bytes, view, from, to, into, place, notes) => {
    let at = from;
    const isNegative = bytes[at] === minus;
    if (isNegative) at++;
    const begin = at;
    const most = Math.min(to, begin + 7);
    let whole = 0;
    for (; at < most; at++) {
      const digit = bytes[at] - zero;
      if (digit < 0 || digit > 9) break;
      whole = (whole * 10 + digit) | 0;
    }
    if (at === begin) return general(bytes, from, to, into, place, notes);
    if (at - begin > 1 && bytes[begin] === zero && (at === to || bytes[at] === point)) noteZero(bytes, begin, to, notes);
    if (at === to) {
      into[place] = isNegative ? -whole : whole;
      return;
    }
    if (bytes[at] !== point) return general(bytes, from, to, into, place, notes);
    const pointAt = at++;
    let head = whole;
    let word = 0;
    if (to - at >= 4 && isFourDigits((word = view.getInt32(at, true)))) {
      head = head * 10_000 + fourDigits(word);
      at += 4;
      if (to - at >= 4 && isFourDigits((word = view.getInt32(at, true)))) {
        head = head * 10_000 + fourDigits(word);
        at += 4;
      }
    }
    const tailAt = at;
    let tail = 0;
    if (at - pointAt === 9 && to - at >= 4 && isFourDigits((word = view.getInt32(at, true)))) {
      tail = fourDigits(word);
      at += 4;
      if (to - at >= 4 && isFourDigits((word = view.getInt32(at, true)))) {
        tail = (tail * 10_000 + fourDigits(word)) | 0;
        at += 4;
      }
    }
    for (; at < to && at - tailAt < 9; at++) {
      const digit = bytes[at] - zero;
      if (digit < 0 || digit > 9) break;
      tail = (tail * 10 + digit) | 0;
    }
    if (at !== to) return general(bytes, from, to, into, place, notes);
    const exact = head * powers[at - tailAt] + tail;
    if (exact <= Number.MAX_SAFE_INTEGER) into[place] = exact / powers[at - pointAt - 1];
    else {
      into[place] = head;
      divide(into, place, at - tailAt, tail, at - pointAt - 1);
      if (Number.isNaN(into[place])) return slow(bytes, from, to, into, place, notes);
    }
    if (isNegative) into[place] = -into[place];
  };
  return { parse };
}

export function numberNotes(): NumberNotes {
  return { leadingZeros: 0, likeZero: '', longWholes: 0 };
}

/** Notes a text that occurs so often. */
export function noteText(text: string, count: number, notes: NumberNotes): void {
  if (/^[+-]?0\d/.test(text)) {
    if (notes.leadingZeros === 0) notes.likeZero = text;
    notes.leadingZeros += count;
  }
  if (/^[+-]?\d{21,}$/.test(text)) notes.longWholes += count;
}

function noteZero(bytes: Buffer, start: number, end: number, notes: NumberNotes): void {
  if (notes.leadingZeros++ === 0) notes.likeZero = bytes.toString('latin1', start, end);
}

/** Whether the four bytes of a word are digits. */
function isFourDigits(word: number): boolean {
  return ((word & 0xf0f0f0f0) | (((word + 0x06060606) & 0xf0f0f0f0) >>> 4)) === 0x33333333;
}

/** The number of four digits, the first in the lowest byte: pairs first, then pairs of pairs. */
function fourDigits(word: number): number {
  const pairs = (Math.imul(word & 0x0f0f0f0f, 2561) >>> 8) & 0x00ff00ff;
  return Math.imul(pairs, 6_553_601) >>> 16;
}

/** (into[place] * 10^shiftPower + tail) / 10^dividePower, rounded once; NaN where that cannot be told. */
function divide(into: Float64Array, place: number, shiftPower: number, tail: number, dividePower: number): void {
  const head = into[place];
  const shift = powers[shiftPower];
  const power = powers[dividePower];
  const product = head * shift;
  const hi = product + tail;
  // What the product lost by rounding, with each factor as a sum of two halves.
  let x = 134217729 * head;
  let y = 134217729 * shift;
  const headHi = x - (x - head);
  const shiftHi = y - (y - shift);
  const headLo = head - headHi;
  const shiftLo = shift - shiftHi;
  const lo = tail - (hi - product) + (headLo * shiftLo - (product - headHi * shiftHi - headLo * shiftHi - headHi * shiftLo));
  const q = hi / power;
  const back = q * power;
  x = 134217729 * q;
  y = 134217729 * power;
  const qHi = x - (x - q);
  const powerHi = y - (y - power);
  const qLo = q - qHi;
  const powerLo = power - powerHi;
  const lost = qLo * powerLo - (back - qHi * powerHi - qLo * powerHi - qHi * powerLo);
  const rest = (hi - back - lost + lo) / power;
  // The sum of all rounding errors is below a sixteenth of this.
  const doubt = Math.abs(rest) * 2 ** -48 + q * 2 ** -100;
  const low = q + (rest - doubt);
  into[place] = low === q + (rest + doubt) ? low : NaN;
}
