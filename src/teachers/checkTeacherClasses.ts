import { checkSameClasses } from '../data/checkSameClasses';
import type { AnyDataset } from '../data/Dataset';
import type { Teacher } from './Teacher';

/** @throws RangeError if the teacher knows its classes by name, and the data's are others or in another order. */
export function checkTeacherClasses(
  subject: string,
  teacher: Pick<Teacher, 'info' | 'classNames'>,
  data: Pick<AnyDataset, 'name' | 'classes' | 'unlabelled'>
): void {
  const { classNames } = teacher;
  if (!classNames) return;
  checkSameClasses(
    subject,
    { of: `teacher "${teacher.info.name}"`, classes: classNames },
    { of: `data "${data.name}"`, classes: data.classes, unlabelled: data.unlabelled }
  );
}
