import type { RunItem } from '../runs/RunItem';
import type { ShownStatus } from '../statusSays';

/** How a run stands now: what its kernel says of it, else what was saved. */
export function statusOf({ status, live }: RunItem): ShownStatus {
  return live?.state ?? status;
}
