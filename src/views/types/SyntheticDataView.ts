import type { SyntheticReport } from '../../record/SyntheticReport';
import type { Readable } from '../rendering/Readable';

/** How synthetic rows were made, which of them count, and how faithful they are. */
export interface SyntheticDataView extends Readable, SyntheticReport {
  kind: 'syntheticData';
}
