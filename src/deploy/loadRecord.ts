import { visible } from '../checks/showValue';
import { checkPath } from '../checks/checkPath';
import { readRegularFile } from '../data/files/readRegularFile';
import { checkPlainData } from '../checks/checkPlainData';
import { validateRecord } from '../record/validateRecord';
import type { RunRecord } from '../record/RunRecord';
import { showRecord } from '../views/run/showRecord';

/** A record has at most 200 kB. */
const mostBytes = 100_000_000;

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
  checkPath('loadRecord', path, 'give the path of a JSON file');
  const refuse = (got: string) =>
    new Error(`loadRecord: expected JSON in ${visible(path)}, got ${got}; write the record with saveRecord first`);
  const file = await readRegularFile(path, refuse, mostBytes);
  let json: unknown;
  try {
    json = JSON.parse(file.toString('utf8'));
  } catch {
    throw refuse('something else');
  }
  checkPlainData('loadRecord', 'a run record', json, 'save it again from the run');
  return showRecord(validateRecord('loadRecord', json));
}
