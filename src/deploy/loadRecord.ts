import { readFile } from 'node:fs/promises';
import { validateRecord } from '../record/validateRecord';
import type { RunRecord } from '../record/RunRecord';
import { showRecord } from '../views/run/showRecord';

/**
 * Reads a run record from a JSON file, checked against the schema; it shows itself like the record that `distill` returned.
 *
 * @throws Error if the file is missing or not JSON, TypeError if it is not a run record.
 * @example
 * ```ts
 * const run = await kd.train({ student: tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }), data: kd.mnist({ train: 200, test: 100 }), epochs: 1 });
 * await kd.saveRecord(run, 'run.json');
 * const { scores } = await kd.loadRecord('run.json');
 * ```
 */
export async function loadRecord(path: string): Promise<RunRecord> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const got = (error as NodeJS.ErrnoException).code ?? 'something else';
    throw new Error(`loadRecord: expected JSON in ${path}, got ${got}; write the record with saveRecord first`);
  }
  return showRecord(validateRecord('loadRecord', json));
}
