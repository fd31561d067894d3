import { showValue } from './showValue';

/** @throws TypeError unless the rows have a name. */
export function checkSplitName(subject: string, split: unknown): void {
  if (typeof split === 'string') return;
  throw new TypeError(`${subject}: expected split to be a name, got ${showValue(split)}; say which rows they are, "test"`);
}
