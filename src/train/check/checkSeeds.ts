import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';

/** How many seeds (0, 1, …), or which, as a list. */
export function checkSeeds(subject: string, asked: number | number[]): number[] {
  const list = Array.isArray(asked)
    ? asked
    : Array.from({ length: checkNumber(subject, 'seeds', asked, { integer: true, atLeast: 1, atMost: 1000 }) }, (_, i) => i);
  for (const [i, seed] of list.entries())
    checkNumber(subject, `seeds[${i}]`, seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  if (!list.length || new Set(list).size !== list.length)
    throw new RangeError(`${subject}: expected different seeds, got ${showValue(list)}; give each once`);
  return list;
}
