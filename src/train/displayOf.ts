import type { RunRecord } from '../record/RunRecord';
import { bundle } from '../views/bundle';
import type { MimeBundle } from '../views/MimeBundle';
import { runView } from '../views/runView';

/** The record as a value that shows itself in a notebook. It stays plain JSON: what shows it is not enumerable. */
export function displayOf(record: RunRecord, before?: () => void): RunRecord {
  const display = (): MimeBundle => {
    before?.();
    return bundle(runView(record), { static: true });
  };
  return Object.defineProperty({ ...record }, Symbol.for('Jupyter.display'), { value: display });
}
