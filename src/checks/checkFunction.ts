import { show } from './show';

/**
 * @param example the function to give, in code.
 * @throws TypeError unless it is a function or undefined.
 */
export function checkFunction(subject: string, name: string, value: unknown, example: string): void {
  if (value === undefined || typeof value === 'function') return;
  throw new TypeError(`${subject}: expected ${name} to be a function, got ${show(value)}; give ${example}`);
}
