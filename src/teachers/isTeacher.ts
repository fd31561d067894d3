import { hasReadableMembers } from '../checks/hasReadableMembers';
import type { Teacher } from './Teacher';

/** Whether it looks like a teacher; `checkedTeacher` looks closer. */
export function isTeacher(value: unknown): value is Teacher {
  return hasReadableMembers(value, ['logits']) && 'info' in value && typeof value.logits === 'function';
}
