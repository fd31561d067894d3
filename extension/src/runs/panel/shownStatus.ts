import type { RunItem } from '../model/RunItem';
import type { ShownStatus } from '../../words/statusLabel';

/** How a run stands now: what its kernel says of it, else what was saved. */
export function shownStatus({ status, live }: RunItem): ShownStatus {
  return live?.state ?? status;
}
