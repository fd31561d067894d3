import type { RunRecord } from '../../record/RunRecord';

/**
 * For studies, which need all of their runs.
 *
 * @param of which run: "by replay, seed 0".
 * @throws Error unless the run is done.
 */
export function checkRunIsDone(subject: string, { status, error }: RunRecord, of: string): void {
  if (status === 'done') return;
  throw new Error(
    `${subject}: expected every run to be done, got "${status}" ${of}${error ? ` (${error})` : ''}; all of them are needed`
  );
}
