import { counted, named } from './named';
import type { Outcome } from './Outcome';
import type { Task } from './readImages';

/** The error if every file of a set is bad. */
export function noneReadable(subject: string, tasks: readonly Task[], outcomes: readonly Outcome[]): RangeError {
  const why = tasks.map(({ file }, i) => `${file.path} (${outcomes[i].trouble?.says ?? 'no row of it is in the image'})`);
  return new RangeError(
    `${subject}: expected images that can be read, got none of ${counted(tasks.length, 'file')}: ${named(why)}; get them again`
  );
}
