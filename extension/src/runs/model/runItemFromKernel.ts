import type { LiveRun } from '../../../../src/record/LiveRun';
import { computeRunKey } from '../../../../src/record/computeRunKey';
import { isEnd, type KernelRuns, type PastRuns } from './createKernelRuns';
import { readRecord } from './readRecord';
import type { RunItem } from './RunItem';
import { shortenText } from './shortenText';
import { toRunItem } from './toRunItem';

/** A run of which a kernel tells or has told. What an output has lost, since the page was closed while it ran, the kernel's record has. */
export function runItemFromKernel(
  item: RunItem | null,
  run: LiveRun,
  path: string,
  kernel: KernelRuns | null,
  past: PastRuns
): RunItem {
  const key = computeRunKey(run);
  const now = kernel?.runs().get(key);
  const record = async () => past.records.get(key) ?? (await kernel?.record(run)) ?? null;
  const again = { record, read: async () => viewOf(await record()) };
  if (now && !isEnd(now.state)) {
    const going = item ?? kernelItem(run, path, again);
    return { ...going, ...(item ? {} : again), status: 'running', live: now };
  }
  if (item && item.status !== 'lost') return item;
  const known = past.known.get(key);
  if (!known) {
    const status = isEnd(run.state) ? run.state : 'lost';
    const found: RunItem = item ? { ...item, status, ...(status === 'lost' ? {} : again) } : kernelItem(run, path, again);
    return kernel?.isAwaited(key) ? { ...found, isAwaited: true } : found;
  }
  const own = toRunItem(known.view, item?.place ?? { kind: 'kernel', path }, again, known.facts);
  // The key that it will have once the notebook shows it, so that its row stays.
  return { ...own, key: `notebook ${path} ${key}`, ...(item?.group !== undefined && { group: item.group }) };
}

function viewOf(record: unknown) {
  try {
    return record === null ? null : readRecord(record).view;
  } catch {
    return null;
  }
}

/** As it is when nobody computes it any more, and its record is still to come. */
function kernelItem(
  { id, started, title, state, error }: LiveRun,
  path: string,
  again: Pick<RunItem, 'read' | 'record'>
): RunItem {
  const run = computeRunKey({ id, started });
  return {
    ...{ key: `notebook ${path} ${run}`, run, title: shortenText(title), started, status: isEnd(state) ? state : 'lost' },
    ...{ says: shortenText(error ?? ''), place: { kind: 'kernel', path }, ...again }
  };
}
