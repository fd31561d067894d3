import type { Best, Point } from '../../record/RunEvent';
import type { Moment } from '../../schedules/Schedule';
import type { LossTerm } from '../check/checkTerms';

/** What a training tells whoever started it, and is told: the one channel between the loop and the record of a run. */
export interface TrainingCallbacks {
  /** Gives the terms that the epoch is trained with: the given ones, or these with other settings. */
  onEpochBegin?<Term extends LossTerm>(terms: Term[], at: { epoch: number; lastEpoch: number; moment: Moment }): Term[];
  /** So many steps are done. Waits while the training is paused; false ends it. */
  onBatchEnd(steps: number): Promise<boolean>;
  /** Something for the record. The training waits for it, and ends where it throws. */
  onEvent(event: Point | Best): void | Promise<void>;
  onTrainEnd?(): void;
}
