import type { MetricInfo } from '../../record/Comparison';
import type { MeasuredScores, Scores } from '../../record/RunRecord';
import type { Readable } from '../rendering/Readable';

export interface ScoresView extends Readable {
  kind: 'scores';
  /**
   * The test rows first, then validation and train; empty until something is scored.
   *
   * @maxItems 400
   */
  rows: ScoresRow[];
  /** In place of `rows` if it is no classification. */
  measured?: MeasuredModels;
}

export interface MeasuredModels {
  /**
   * Best first.
   *
   * @maxItems 100
   */
  metrics: MetricInfo[];
  /** @maxItems 400 */
  rows: MeasuredRow[];
}

export interface MeasuredRow extends Omit<ScoresRow, 'scores'> {
  scores: MeasuredScores;
}

export interface ScoresRow {
  /** "teacher", "student", "student, last epoch", "baseline", "peer 2", "peer 2, last epoch". */
  model: string;
  split: 'train' | 'validation' | 'test';
  parameters: number | null;
  scores: Scores;
}
