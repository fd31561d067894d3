import { showPath } from '../../checks/showPath';
import type { Finding } from '../../record/Finding';
import { formatCount } from '../../views/words/formatNumber';
import type { FileOutcome } from './createEventFile';

/** A finding if something could not be written. @param of "this run". */
export function findUnwrittenEvents(of: string, folder: string, outcomes: readonly FileOutcome[]): Finding[] {
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const [numbers, lost] = (['numbers', 'lost'] as const).map((part) => outcomes.reduce((sum, one) => sum + one[part], 0));
  if (error === undefined && lost === 0) return [];
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(error ?? '');
  const why = error === undefined ? 'not written in time' : error;
  return [
    {
      check: 'incompleteTensorBoard',
      level: 'warning',
      value: lost,
      says: `TensorBoard lacks ${formatCount(lost)} of ${formatCount(numbers)} numbers of ${of}: ${showPath(folder)} could not be written (${why})`,
      hint: isFull ? 'free some space, or give a folder on another disk' : 'give another folder'
    }
  ];
}
