import type { RunItem } from '../model/RunItem';
import type { ShownStatus } from '../../words/translateStatus';

/** How a run stands now: what its kernel says of it, else what was saved. */
export function chooseShownStatus({ status, live }: RunItem): ShownStatus {
  return live?.state ?? status;
}
