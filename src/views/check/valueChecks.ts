import type { Check } from './Check';
import { wrong } from './wrong';

export const text: Check = (value, at) => (typeof value === 'string' ? null : wrong(at, 'a text', value));

export const boolean: Check = (value, at) => (typeof value === 'boolean' ? null : wrong(at, 'true or false', value));

export const number: Check = (value, at) => (isDrawable(value) ? null : wrong(at, 'a number', value));

export const positive: Check = (value, at) =>
  isDrawable(value) && value >= 1e-100 ? null : wrong(at, 'a number above 0', value);

export const count: Check = (value, at) => (isDrawable(value) && value >= 0 ? null : wrong(at, 'a count, 0 or more', value));

export function between(low: number, high: number): Check {
  return (value, at) =>
    typeof value === 'number' && value >= low && value <= high ? null : wrong(at, `a number from ${low} to ${high}`, value);
}

export function oneOf(...values: readonly (string | number | null)[]): Check {
  return (value, at) =>
    values.some((one) => one === value) ? null : wrong(at, values.map((one) => JSON.stringify(one)).join(' or '), value);
}

/** Beyond this the span of an axis is infinite, and plotly complains about every point. */
function isDrawable(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 1e100;
}
