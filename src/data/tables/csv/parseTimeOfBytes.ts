/**
 * Writes to `into[place]` the seconds since 1970 of "2024-12-31", or of that and "T" or a blank and "23:59:59", in UTC; NaN for everything else, which may still be a
 * time that `parseIsoTime` reads.
 */
export function parseTimeOfBytes(
  bytes: Buffer,
  _view: DataView,
  start: number,
  end: number,
  into: Float64Array,
  place: number
): void {
  into[place] = secondsOf(bytes, start, end);
}

/** Of the months from 1. A 29th of February is left to who knows the years. */
const daysOf = Uint8Array.of(0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

function secondsOf(bytes: Buffer, start: number, end: number): number {
  const isDay = end - start === 10;
  if (!isDay && !(end - start === 19 && (bytes[start + 10] === 32 || bytes[start + 10] === 84))) return NaN;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return NaN;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOf[month] && year >= 1)) return NaN;
  const seconds = daysSince1970(year, month, day) * 86_400;
  if (isDay) return seconds;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return NaN;
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  return hour < 24 && minute < 60 && second < 60 ? seconds + hour * 3600 + minute * 60 + second : NaN;
}

/** NaN unless both bytes are digits. */
function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at] - 48;
  const ones = bytes[at + 1] - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** In the Gregorian calendar, with years that begin in March, so that the day that is not in each year is the last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const days = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + days - 719_468;
}
