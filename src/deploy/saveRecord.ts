import { basename, dirname } from 'node:path';
import { checkPath } from '../checks/checkPath';
import type { RunRecord } from '../record/RunRecord';
import { validateRecord } from '../record/validateRecord';
import { checkRecord } from '../views/check/checkRecord';
import { writeFilesAtomically } from './writeFilesAtomically';

/**
 * Writes a run record to a JSON file, whole or not at all.
 *
 * @throws TypeError if it is not a run record; Error if the file cannot be written.
 * @example
 * ```ts
 * const run = await kd.train({ student: tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }), data: kd.mnist({ train: 200, test: 100 }), epochs: 1 });
 * await kd.saveRecord(run, 'run.json');
 * const again = await kd.loadRecord('run.json');
 * ```
 */
export async function saveRecord(record: RunRecord, path: string): Promise<void> {
  checkPath('saveRecord', path, 'give the path of a JSON file');
  checkRecord('saveRecord', record);
  // What is saved can be loaded again: the schema of files also refuses fields that no record has.
  await writeFilesAtomically('saveRecord', dirname(path), {
    [basename(path)]: `${JSON.stringify(validateRecord('saveRecord', record))}\n`
  });
}
