import type { Field } from '../footer/Footer';
import type { StoredValues } from './StoredValues';

/** Values as doubles, and what stands where one cannot hold the value. */
export interface Numbers {
  numbers: Float64Array;
  tooLarge?: Map<number, bigint>;
}

const perSecond = { SECONDS: 1, MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 };

/**
 * Turns values into doubles: dates, times and durations into seconds, decimals into the nearest double. Whole numbers that a double does
 * not hold exactly are told.
 */
export function createNumberConverter(field: Field): (values: StoredValues) => Numbers {
  const { type, meaning, unit, scale, isUnsigned } = field;
  if (meaning === 'DECIMAL') return (values) => ({ numbers: mapped(values, (value) => decimal(value, scale)) });
  if (meaning === 'FLOAT16') return (values) => ({ numbers: mapped(values, (value) => half(value as Buffer)) });
  if (type === 'INT96') return (values) => ({ numbers: values as Float64Array });
  if (meaning === 'DATE') return (values) => ({ numbers: mapped(values, (days) => Number(days) * 86_400) });
  if (unit) return (values) => ({ numbers: mapped(values, (value) => quotient(value as number | bigint, perSecond[unit])) });
  if (type === 'INT64') return (values) => wholeNumbers(values as BigInt64Array, isUnsigned);
  if (isUnsigned) return (values) => ({ numbers: mapped(values, (value) => (value as number) >>> 0) });
  return (values) => ({ numbers: values instanceof Float64Array ? values : Float64Array.from(values as Int32Array) });
}

function mapped(values: StoredValues, convert: (value: number | bigint | Buffer) => number): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = convert(values[i]);
  return numbers;
}

function wholeNumbers(values: BigInt64Array, isUnsigned: boolean): Numbers {
  const tooLarge = new Map<number, bigint>();
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = isUnsigned ? BigInt.asUintN(64, values[i]) : values[i];
    numbers[i] = Number(value);
    if (Math.abs(numbers[i]) > Number.MAX_SAFE_INTEGER) tooLarge.set(i, value);
  }
  return { numbers, ...(tooLarge.size > 0 && { tooLarge }) };
}

/** Nanoseconds since 1970 are beyond what a double holds exactly, so whole seconds are taken out first. */
function quotient(value: number | bigint, by: number): number {
  const near = Number(value);
  if (typeof value === 'number' || Math.abs(near) <= Number.MAX_SAFE_INTEGER) return near / by;
  const whole = value / BigInt(by);
  return Number(whole) + Number(value - whole * BigInt(by)) / by;
}

function decimal(value: number | bigint | Buffer, scale: number): number {
  const whole = Buffer.isBuffer(value) ? signed(value) : value;
  const near = Number(whole);
  // Both are exact, so the quotient is the nearest double.
  if (Math.abs(near) <= Number.MAX_SAFE_INTEGER && scale <= 22) return near / 10 ** scale;
  return Number(`${whole}e-${scale}`);
}

/** A whole number of any length in two's complement, its highest byte first. */
function signed(bytes: Buffer): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(8 * bytes.length, BigInt(`0x${bytes.toString('hex')}`));
}

/** IEEE 754 binary16. */
function half(bytes: Buffer): number {
  const bits = bytes.readUInt16LE(0);
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}
