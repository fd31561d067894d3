import { checkDescription } from '../../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../../checks/isCallable';
import { showValue } from '../../../checks/showValue';
import type { FederatedStrategy } from './FederatedStrategy';

const flags = ['needsPublicRows', 'hasServer', 'needsOneKind', 'seesEach'];
const optional = ['begin', 'contribute', 'serve', 'receive', 'logitsOf'];

/** @throws TypeError for anything but a strategy. */
export function checkFederatedStrategy(subject: string, strategy: unknown): FederatedStrategy {
  const isStrategy =
    hasSafelyReadableMembers(strategy, ['description', 'work', ...flags, ...optional]) && isCallable(strategy.work);
  if (!isStrategy)
    throw new TypeError(`${subject}: expected a strategy, got ${showValue(strategy)}; give for example kd.federated.fedMd()`);
  if (strategy.description === undefined)
    throw new TypeError(`${subject}: expected the strategy to have a description, got none; give {name: "..."}`);
  checkDescription(subject, 'the strategy', strategy.description);
  for (const name of flags)
    if (strategy[name] !== undefined && typeof strategy[name] !== 'boolean')
      throw new TypeError(
        `${subject}: expected ${name} of the strategy to be true or false, got ${showValue(strategy[name])}; choose one`
      );
  for (const name of optional)
    if (strategy[name] !== undefined && !isCallable(strategy[name]))
      throw new TypeError(
        `${subject}: expected ${name} of the strategy to be a function, got ${showValue(strategy[name])}; give one or leave it out`
      );
  return strategy as unknown as FederatedStrategy;
}
