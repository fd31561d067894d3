import { basename, dirname } from 'node:path';
import { validateRecord } from '../record/validateRecord';
import type { RunRecord } from '../record/RunRecord';
import { writeFolder } from './writeFolder';

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
  await writeFolder(dirname(path), { [basename(path)]: `${JSON.stringify(validateRecord('saveRecord', record))}\n` });
}
