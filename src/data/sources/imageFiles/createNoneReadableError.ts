import { counted, formatNamesForFinding } from './formatNamesForFinding';
import type { ReadOutcome } from './ReadOutcome';
import type { Task } from './readImages';

/** The error if every file of a set is bad. */
export function createNoneReadableError(subject: string, tasks: readonly Task[], outcomes: readonly ReadOutcome[]): RangeError {
  const why = tasks.map(({ file }, i) => `${file.path} (${outcomes[i].trouble?.says ?? 'no row of it is in the image'})`);
  return new RangeError(
    `${subject}: expected images that can be read, got none of ${counted(tasks.length, 'file')}: ${formatNamesForFinding(why)}; get them again`
  );
}
