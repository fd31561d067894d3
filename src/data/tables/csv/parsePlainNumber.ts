/** Powers of ten, all of which doubles hold exactly. */
export const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const [zero, minus] = [48, 45];

/**
 * Reads the number that begins at `from`: a minus, digits, and perhaps a point and more digits. Writes it to `into[place]` and returns the place
 * behind it; it is the number of the whole field only if the field ends there. NaN if there is none, if it begins with a 0 before another digit,
 * or if its last bit is in doubt. `view` is of the same bytes. (A number that is returned by a function or passed to one may take memory of its own.)
 *
 * Up to 15 digits and powers of ten up to 10^22 are exact, so that one division rounds once (Clinger 1990, How to Read Floating Point Numbers
 * Accurately). Up to 24 digits are kept in two numbers, hi + lo (Dekker 1971).
 */
export function parsePlainNumber(
  bytes: Buffer,
  view: DataView,
  from: number,
  to: number,
  point: number,
  into: Float64Array,
  place: number
): number {
  let at = from;
  const isNegative = bytes[at] === minus;
  if (isNegative) at++;
  const begin = at;
  let whole = 0;
  for (const most = Math.min(to, begin + 7); at < most; at++) {
    const digit = bytes[at] - zero;
    if (digit < 0 || digit > 9) break;
    whole = (whole * 10 + digit) | 0;
  }
  if (at === begin || (at - begin > 1 && bytes[begin] === zero)) {
    into[place] = NaN;
    return at;
  }
  if (at === to || bytes[at] !== point) {
    into[place] = whole;
    if (at - begin === 7) at = moreDigits(bytes, at, Math.min(to, begin + 15), into, place);
    if (isNegative) into[place] = -into[place];
    return at;
  }
  const pointAt = at++;
  // What stands before the first digit that counts: 0.00012.
  if (whole === 0) for (const most = Math.min(to, at + 5); at < most && bytes[at] === zero;) at++;
  const headAt = at;
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
  if (at - headAt === 8 && to - at >= 4 && isFourDigits((word = view.getInt32(at, true)))) {
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
  const exact = head * powers[at - tailAt] + tail;
  if (exact <= Number.MAX_SAFE_INTEGER) into[place] = exact / powers[at - pointAt - 1];
  else {
    into[place] = head;
    divide(into, place, at - tailAt, tail, at - pointAt - 1);
  }
  if (isNegative) into[place] = -into[place];
  return at;
}

/** Appends digits to the whole number in `into[place]`. */
function moreDigits(bytes: Buffer, from: number, to: number, into: Float64Array, place: number): number {
  let at = from;
  let whole = into[place];
  for (; at < to; at++) {
    const digit = bytes[at] - zero;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  into[place] = whole;
  return at;
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
export function divide(into: Float64Array, place: number, shiftPower: number, tail: number, dividePower: number): void {
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
