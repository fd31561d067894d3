import { checkDescription } from '../../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../../checks/isCallable';
import { showValue } from '../../../checks/showValue';
import { checkBudget } from '../memory/checkBudget';
import type { MemoryPolicy } from '../memory/MemoryPolicy';

/** @throws TypeError or RangeError for anything but a memory. */
export function checkMemoryPolicy(subject: string, memory: unknown): MemoryPolicy {
  if (!hasSafelyReadableMembers(memory, ['description', 'budget', 'choose']) || !isCallable(memory.choose))
    throw new TypeError(
      `${subject}: expected memory to say which rows stay, got ${showValue(memory)}; give kd.continual.reservoir({rows: 500})`
    );
  checkDescription(subject, 'the memory', memory.description);
  checkBudget(`${subject}: memory`, memory.budget);
  return memory as unknown as MemoryPolicy;
}
