import type { Dataset } from '../../data/Dataset';
import { checkSameRowFormat } from './checkSameRowFormat';

/** @throws TypeError or RangeError for held-out rows without labels, or with another shape, classes or columns than the real ones. */
export function checkHeldOut(subject: string, heldOut: Dataset | undefined, real: Dataset): void {
  if (heldOut === undefined) return;
  checkSameRowFormat(subject, { heldOut }, { real });
  if (heldOut.unlabelled)
    throw new TypeError(`${subject}: expected heldOut to have labels, got rows without; give labelled rows or leave it out`);
}
