import type { LiveRun } from '../../../../src/record/LiveRun';
import { findExceededLimit } from '../../read/findExceededLimit';
import { liveRunCheck } from './liveRunCheck';

/** What a kernel tells of a run, when all that is shown of it is there. */
export function readLiveRun(given: unknown): LiveRun | null {
  if (typeof given !== 'object' || given === null || findExceededLimit(given)) return null;
  return liveRunCheck(given, 'run') === null ? (given as LiveRun) : null;
}
