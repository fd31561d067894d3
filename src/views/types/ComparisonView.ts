import type { Comparison } from '../../record/Comparison';
import type { Readable } from '../rendering/Readable';

/** Several models on the same rows: each metric with its interval, and the paired differences. */
export interface ComparisonView extends Readable, Comparison {
  kind: 'comparison';
}
