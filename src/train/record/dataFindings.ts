import { sharedRows } from '../../data/sharedRows';
import type { Finding } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';

/** Rows of a table may be equal by chance. Above this share the scores have to be read with care. */
const many = 0.05;

/** What looks wrong with the data of a run: rows to score on that are also rows to train on. */
export function dataFindings({ train, validation, test }: CheckedRun['data']): Finding[] {
  const sharedWith = sharedRows(train);
  return Object.entries({ validation, test }).flatMap(([name, part]): Finding[] => {
    if (!part) return [];
    const shared = sharedWith(part);
    const share = shared / part.y.length;
    if (share < many) return [];
    return [
      {
        check: 'sharedRows',
        level: 'warning',
        value: share,
        says: `${shared} of the ${part.y.length} ${name} rows are train rows too, number for number: on them memory is measured, not learning`,
        hint: 'split before rows are repeated, or leave the repeated ones out'
      }
    ];
  });
}
