import { countRowsSharedWithTrain } from '../../data/countRowsSharedWithTrain';
import type { Finding } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';

/** Rows of a table may be equal by chance. Above this share the scores have to be read with care. */
const many = 0.05;

/** What looks wrong with the data of a run: rows to score on that are also rows to train on. */
export function findDataProblems({ train, validation, test }: CheckedRun['data']): Finding[] {
  // A head and a relation may have tails in both.
  if (train.known) return [];
  const parts = Object.entries({ validation, test }).flatMap(([name, part]) => (part ? [{ name, part }] : []));
  const counts = countRowsSharedWithTrain(
    train,
    parts.map(({ part }) => part)
  );
  return parts.flatMap(({ name, part }, i): Finding[] => {
    const { shared, looked } = counts[i];
    const share = shared / looked;
    if (share < many) return [];
    const which = looked < part.y.length ? `first ${looked}` : `${looked}`;
    return [
      {
        check: 'sharedRows',
        level: 'warning',
        value: share,
        says: `${shared} of the ${which} ${name} rows are train rows too, number for number: on them memory is measured, not learning`,
        hint: 'split before rows are repeated, or leave the repeated ones out'
      }
    ];
  });
}
