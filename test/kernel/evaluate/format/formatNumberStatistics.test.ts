import { expect, test } from 'vitest';
import { formatNumberStatistics } from '../../../../kernel/evaluate/format/formatNumberStatistics';

const to = (length: number) => Array.from({ length }, (_, i) => i);

test.each<[string, unknown, string]>([
  ['the numbers below 101', to(101), 'minimum 0, mean 50, maximum 100'],
  ['the numbers below 21, typed', Float32Array.from(to(21)), 'minimum 0, mean 10, maximum 20'],
  ['thirds', new Float64Array(30).fill(1 / 3), 'minimum 0.333333, mean 0.333333, maximum 0.333333'],
  ['large numbers', new Float64Array(30).fill(123_456.78), 'minimum 123456.8, mean 123456.8, maximum 123456.8'],
  ['some that are NaN', Float32Array.from(to(21), (i) => (i < 3 ? NaN : i)), 'minimum 3, mean 11.5, maximum 20, 3 NaN'],
  ['nothing but NaN', new Float32Array(21).fill(NaN), '21 NaN'],
  ['infinite ones', Float64Array.from(to(21), (i) => (i === 0 ? -Infinity : i)), 'minimum -Infinity, mean -Infinity, maximum 20']
])('formatNumberStatistics() of %s', (_what, value, expected) => {
  expect(formatNumberStatistics(value)).toBe(expected);
});

test.each<[string, unknown]>([
  ['an array of 100', to(100)],
  ['a typed array of 20', new Float32Array(20)],
  ['a Buffer', Buffer.alloc(100)],
  ['whole numbers without end', new BigInt64Array(100)],
  ['an array with a text in it', [...to(200), 'text']],
  ['an array with a hole', Object.assign(to(200), { 150: undefined })],
  ['a Proxy', new Proxy(to(200), {})],
  ['a text', 'x'.repeat(200)]
])('formatNumberStatistics() is undefined for %s', (_what, value) => {
  expect(formatNumberStatistics(value)).toBeUndefined();
});
