import type { RunStatus } from '../../record/RunRecord';
import type { EpochWeights } from './createBestEpochTracker';

/** How a run, or the training of one of its models, ended. */
export interface RunEnd {
  status: Exclude<RunStatus, 'running'>;
  error?: string;
}

export interface TrainingEnd extends RunEnd {
  /** The best epoch's weights, which the caller disposes; null before the end of the last stage's first epoch. The model has the last weights. */
  best: EpochWeights | null;
}
