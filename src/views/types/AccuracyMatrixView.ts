import type { StreamAccuracy } from '../../record/StreamAccuracy';
import type { Readable } from '../rendering/Readable';

/** What is known of each part of a stream after each part, by one or several strategies. */
export interface AccuracyMatrixView extends Readable, StreamAccuracy {
  kind: 'accuracyMatrix';
}
