import { resolve } from 'node:path';
import { checkInputs } from '../../checks/checkInputs';
import { checkPath } from '../../checks/checkPath';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { asTeacher } from '../../teachers/asTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { architectureSearchOptionNames, type ArchitectureSearchOptions } from './ArchitectureSearchOptions';
import { checkCandidates, type CheckedCandidates } from './checkCandidates';
import { paretoAsha } from './paretoAsha';

/** Options that are right, with their defaults. */
export interface CheckedSearch extends Omit<ArchitectureSearchOptions, keyof CheckedCandidates>, CheckedCandidates {
  teacher: Teacher;
  scheduler: NonNullable<ArchitectureSearchOptions['scheduler']> | null;
  earlySignal: string;
}

const subject = 'architecture.search';

/** @throws TypeError or RangeError for an option that is unknown, missing or out of bounds. */
export function checkArchitectureSearch(options: ArchitectureSearchOptions): CheckedSearch {
  checkInputs(subject, options, architectureSearchOptionNames);
  const { teacher, folder, scheduler = paretoAsha(), earlySignal = 'teacherKl' } = options;
  const checked = checkCandidates(subject, options);
  const isScheduler = hasSafelyReadableMembers(scheduler, ['judge', 'description']) && isCallable(scheduler.judge);
  if (scheduler !== null && !isScheduler && !isCallable(scheduler))
    throw new TypeError(
      `${subject}: expected scheduler to be a scheduler, a function of costs to one, or null, got ${showValue(scheduler)}; give kd.architecture.paretoAsha()`
    );
  if (typeof earlySignal !== 'string' || !earlySignal)
    throw new TypeError(`${subject}: expected earlySignal to be a text, got ${showValue(earlySignal)}; give "teacherKl"`);
  if (folder !== undefined) checkPath(`${subject}: folder`, folder, 'give the path of a folder, or leave it out');
  return {
    ...{ ...options, ...checked, scheduler, earlySignal, teacher: asTeacher(teacher, subject) },
    ...(folder !== undefined && { folder: resolve(folder) })
  };
}
