import type { ParameterValue } from './Parameter';

/** Whether a value can go to other processes and into files as it is: a finite number, a short text, true or false. */
export function isParameterValue(value: unknown): value is ParameterValue {
  return typeof value === 'string' ? value.length <= 1000 : typeof value === 'boolean' || Number.isFinite(value);
}
