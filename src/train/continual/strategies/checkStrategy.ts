import { checkDescription } from '../../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../../checks/isCallable';
import { showValue } from '../../../checks/showValue';
import { checkMemoryPolicy } from './checkMemoryPolicy';
import type { Strategy } from './Strategy';

/** @throws TypeError or RangeError for anything but a strategy. */
export function checkStrategy(subject: string, strategy: unknown): Strategy {
  const isStrategy =
    hasSafelyReadableMembers(strategy, ['description', 'plan', 'memory', 'keepsLogits']) && isCallable(strategy.plan);
  if (!isStrategy)
    throw new TypeError(
      `${subject}: expected a strategy, got ${showValue(strategy)}; give for example kd.continual.replay({memory: kd.continual.reservoir({rows: 500})})`
    );
  const { description, memory, keepsLogits } = strategy;
  checkDescription(subject, 'the strategy', description);
  if (memory !== undefined) checkMemoryPolicy(subject, memory);
  if (keepsLogits !== undefined && typeof keepsLogits !== 'boolean')
    throw new TypeError(
      `${subject}: expected keepsLogits of the strategy to be true or false, got ${showValue(keepsLogits)}; choose one`
    );
  return strategy as unknown as Strategy;
}
