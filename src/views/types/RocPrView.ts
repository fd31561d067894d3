import type { RocPr } from '../../record/RocPr';
import type { Readable } from '../rendering/Readable';

/** What each threshold finds and how much it alerts, for several models on the same rows. */
export interface RocPrView extends Readable, RocPr {
  kind: 'rocPr';
}
