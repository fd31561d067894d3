import type { SyntheticReport } from '../../record/SyntheticReport';
import type { Readable } from '../kind/Readable';

/** Where synthetic rows come from, which of them count, and how faithful they are. */
export interface SyntheticDataView extends Readable, SyntheticReport {
  kind: 'syntheticData';
}
