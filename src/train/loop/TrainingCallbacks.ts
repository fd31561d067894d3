import type { Best, Executed, Point } from '../../record/RunEvent';
import type { Moment } from '../../schedules/Schedule';
import type { LossTerm } from '../check/checkTerms';

/** How a training and its caller talk to each other: the only channel between the loop and the record of a run. */
export interface TrainingCallbacks {
  /** Returns the terms for the epoch: the given ones, or the same with other settings. */
  onEpochBegin?<Term extends LossTerm>(terms: Term[], at: { epoch: number; lastEpoch: number; moment: Moment }): Term[];
  /** Called with the number of steps that are done. Waits while the training is paused; false ends it. */
  onBatchEnd(steps: number): Promise<boolean>;
  /** Called with an event for the record. The training waits for it, and ends if it throws. */
  onEvent(event: Point | Best | Executed): void | Promise<void>;
  onTrainEnd?(): void;
}
