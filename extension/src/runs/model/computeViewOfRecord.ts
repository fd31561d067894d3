import type { RunRecord } from '../../../../src/record/RunRecord';
import { computeRunView } from '../../../../src/views/run/computeRunView';
import type { RunView } from '../../../../src/views/View';
import { findExceededLimit } from '../../read/findExceededLimit';
import { readView } from '../../read/readView';

/** @throws Error that says why something is no run record. */
export function computeViewOfRecord(json: unknown): RunView {
  const { schema } = (json ?? {}) as { schema?: unknown };
  if (schema !== 'stillroom.run/1') throw new Error('it is no run record of schema "stillroom.run/1"');
  const tooMuch = findExceededLimit(json as object);
  if (tooMuch) throw new Error(tooMuch);
  let view: unknown;
  try {
    view = computeRunView(json as RunRecord);
  } catch {
    throw new Error('it is a run record that lacks something');
  }
  const read = readView(view);
  if ('problem' in read) throw new Error(read.problem);
  return read.view as RunView;
}
