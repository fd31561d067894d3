import type { MetricInfo } from '../../record/Comparison';
import type { Scores } from '../../record/RunRecord';
import type { Readable } from '../rendering/ReadableView';

export interface ScoresView extends Readable {
  kind: 'scores';
  /**
   * The test rows first, then validation and train; empty until something is scored.
   *
   * @maxItems 400
   */
  rows: ScoresRow[];
  /**
   * What was measured, best first, if it is no classification.
   *
   * @maxItems 100
   */
  metrics?: MetricInfo[];
}

export interface ScoresRow {
  /** "teacher", "student", "student, last epoch", "baseline", "peer 2", "peer 2, last epoch". */
  model: string;
  split: 'train' | 'validation' | 'test';
  parameters: number | null;
  scores: Scores;
}
