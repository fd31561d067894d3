import type { Best, Executed, Found, Point } from '../../record/RunEvent';
import type { Moment } from '../../schedules/Schedule';
import type { LossTerm } from '../check/checkTerms';
import type { SavedTraining, TrainingSnapshot } from './TrainingState';

/** How a training and its caller talk to each other: the only channel between the loop and the record of a run. */
export interface TrainingCallbacks {
  /** Returns the terms for the epoch: the given ones, or the same with other settings. */
  onEpochBegin?<Term extends LossTerm>(terms: Term[], at: { epoch: number; lastEpoch: number; moment: Moment }): Term[];
  /** Called with the number of steps that are done. Waits while the training is paused; false ends it. */
  onBatchEnd(steps: number): Promise<boolean>;
  /** Called with an event for the record. The training waits for it, and ends if it throws. */
  onEvent(event: Point | Best | Executed | Found): void | Promise<void>;
  onTrainEnd?(): void;
  /** Where the training goes on; absent if it begins. */
  from?: SavedTraining;
  /** The terms of a stage in which the training goes on after some epochs, with the changes that were made from `firstEpoch` on. */
  onResume?<Term extends LossTerm>(terms: Term[], firstEpoch: number): Term[];
  /** Called at places where the training can go on later, and waited for: before the first step, after each step and when it is stopped. */
  onCheckpoint?(at: 'begin' | 'step' | 'epoch' | 'stop', snapshot: () => TrainingSnapshot): Promise<void>;
}
