import { isFiniteNumbers } from '../../../checks/isFiniteNumbers';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import type { ServerUpdate } from './FederatedStrategy';

/** @throws TypeError unless a strategy gives finite numbers, or null, for each kind of network; nothing at all will do too. */
export function checkServerUpdate(subject: string, update: unknown, kinds: number): ServerUpdate {
  if (update === undefined) return [];
  const fits = isSafeToInspect(update) && Array.isArray(update) && update.length === kinds && Array.from(update).every(isNews);
  if (fits) return update as ServerUpdate;
  throw new TypeError(
    `${subject}: expected the strategy to give a Float32Array of finite numbers or null for each of ${kinds} kinds of network, got ${showValue(update)}; return them from begin and serve`
  );
}

function isNews(one: unknown): boolean {
  return one === null || isFiniteNumbers(one);
}
