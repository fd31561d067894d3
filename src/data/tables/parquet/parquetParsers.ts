import type { ParquetParsers } from 'hyparquet' with { 'resolution-mode': 'import' };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Dates and times as seconds since 1970, and text that has to be text. */
export const parquetParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value: bigint | null) => value && seconds(value, 1000),
  timestampFromMicroseconds: (value: bigint | null) => value && seconds(value, 1_000_000),
  timestampFromNanoseconds: (value: bigint | null) => value && seconds(value, 1_000_000_000),
  dateFromDays: (days: number | null) => days && days * 86_400,
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && utf8.decode(bytes),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && utf8.decode(bytes)
};

/** In two parts, since nanoseconds since 1970 are beyond what a number holds exactly. */
function seconds(value: bigint, perSecond: number): number {
  const whole = value / BigInt(perSecond);
  return Number(whole) + Number(value - whole * BigInt(perSecond)) / perSecond;
}
