import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import type { Teacher } from './Teacher';

/** Whether it looks like a teacher; `checkedTeacher` looks closer. */
export function isTeacher(value: unknown): value is Teacher {
  return hasSafelyReadableMembers(value, ['logits']) && 'info' in value && typeof value.logits === 'function';
}
