import { showValue } from '../../checks/showValue';
import type { CrossModalQueries } from './crossModalRanks';

/** Which queries are asked, and what titles say of them. @throws TypeError for anything but "pictures", "texts" or nothing. */
export function checkQueries(
  subject: string,
  queries: unknown
): { of: readonly [CrossModalQueries, ...CrossModalQueries[]]; title: string } {
  if (queries === undefined) return { of: ['pictures', 'texts'], title: ', both ways' };
  if (queries === 'pictures') return { of: ['pictures'], title: ', picture to text' };
  if (queries === 'texts') return { of: ['texts'], title: ', text to picture' };
  throw new TypeError(
    `${subject}: expected queries to be "pictures" or "texts", got ${showValue(queries)}; leave it out for both`
  );
}
