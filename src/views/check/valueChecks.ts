import type { ValueCheck } from './ValueCheck';
import { describeWrongValue } from './describeWrongValue';

export const text: ValueCheck = (value, at) => (typeof value === 'string' ? null : describeWrongValue(at, 'a text', value));

export const boolean: ValueCheck = (value, at) =>
  typeof value === 'boolean' ? null : describeWrongValue(at, 'true or false', value);

export const number: ValueCheck = (value, at) => (isDrawable(value) ? null : describeWrongValue(at, 'a number', value));

export const finite: ValueCheck = (value, at) =>
  Number.isFinite(value) ? null : describeWrongValue(at, 'a finite number', value);

export const positive: ValueCheck = (value, at) =>
  isDrawable(value) && value >= 1e-100 ? null : describeWrongValue(at, 'a number above 0', value);

export const count: ValueCheck = (value, at) =>
  isDrawable(value) && value >= 0 ? null : describeWrongValue(at, 'a count, 0 or more', value);

export function between(low: number, high: number): ValueCheck {
  return (value, at) =>
    typeof value === 'number' && value >= low && value <= high
      ? null
      : describeWrongValue(at, `a number from ${low} to ${high}`, value);
}

export function oneOf(...values: readonly (string | number | null)[]): ValueCheck {
  return (value, at) =>
    values.some((one) => one === value)
      ? null
      : describeWrongValue(at, values.map((one) => JSON.stringify(one)).join(' or '), value);
}

/** A function's name and its options, which may be described values themselves. */
export const described: ValueCheck = (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return describeWrongValue(at, 'a description', value);
  const { name, ...rest } = value as { [name: string]: unknown };
  if (typeof name !== 'string') return describeWrongValue(`${at}.name`, 'a text', name);
  for (const [option, inner] of Object.entries(rest)) {
    const isList = Array.isArray(inner) && inner.every((one) => typeof one === 'number');
    const isValue = inner === null || inner === undefined || isList || ['string', 'number', 'boolean'].includes(typeof inner);
    const problem = isValue ? null : described(inner, `${at}.${option}`);
    if (problem) return problem;
  }
  return null;
};

/** Beyond this the span of an axis is infinite, and plotly complains about every point. */
function isDrawable(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 1e100;
}
