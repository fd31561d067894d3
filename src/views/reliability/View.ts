import type { Reliability } from '../../record/Reliability';
import type { Readable } from '../kind/Readable';

/** How often what models hold to be so likely comes true. */
export interface ReliabilityView extends Readable, Reliability {
  kind: 'reliability';
}
