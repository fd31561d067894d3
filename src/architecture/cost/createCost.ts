import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Cost, CostOptions } from './Cost';

/** @throws TypeError or RangeError unless `atMost`, if it is there, is a number above 0. */
export function createCost(
  name: string,
  options: CostOptions,
  { label, unit, measure }: Pick<Cost, 'unit' | 'measure'> & { label: string }
): Cost {
  checkOptions(name, options, ['atMost']);
  const { atMost } = options;
  if (atMost !== undefined) checkNumber(name, 'atMost', atMost, { above: 0 });
  return { name: label, unit, ...(atMost !== undefined && { atMost }), description: { name, atMost: atMost ?? null }, measure };
}
