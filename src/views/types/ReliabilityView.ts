import type { Reliability } from '../../record/Reliability';
import type { Readable } from '../rendering/Readable';

/** How often what models predict comes true, compared with the predicted probability. */
export interface ReliabilityView extends Readable, Reliability {
  kind: 'reliability';
}
