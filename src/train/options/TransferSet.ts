import type * as tf from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import type { DomainLoss } from '../../losses/domain/DomainLoss';
import type { SyntheticReport } from '../../record/SyntheticReport';
import type { Schedule } from '../../schedules/Schedule';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';

/**
 * Rows besides the train split that carry the teacher's knowledge: unlabelled rows of another domain, synthetic rows, mixtures. At each
 * step a batch of them goes through the student together with a batch of the train rows.
 *
 * L = sum over terms of weight x batch mean of loss on train rows + the set's weight x (the same sum on the set's rows, over those terms that
 * need no label, each row times its own weight) + the weight of `domain` x the domain loss of the two batches' features.
 */
export interface TransferSet {
  /** Rows with the train rows' shape and classes. `weights` say how much each row counts, without normalisation: 0.5 halves a row's loss. */
  data: AnyDataset;
  /** How much the set counts. Default 1. A set whose weight is always 0 is left out, as if it had not been given. */
  weight?: number | Schedule;
  /**
   * Gives the soft labels of these rows, if it is not the run's teacher: for example one adapted to their domain. Feature terms still
   * use the run's teacher.
   */
  teacher?: tf.LayersModel | LogitsFunction | Teacher;
  /** Whether terms that need labels are also computed on these rows. Default false: labels are not read. */
  labels?: boolean;
  /** Brings the student's features of these rows and of the train rows together: `{layer: "representation", loss: kd.coral(), weight: 1}`. */
  domain?: TransferDomain;
  /** What is known about synthetic rows, for the record. `kd.synthetic` returns it. */
  report?: SyntheticReport;
  /** False keeps the set's weight at 0. `kd.synthetic` sets it to false for rows that are not faithful. */
  trusted?: boolean;
}

export interface TransferDomain {
  /** A layer of the student, by its name in `layersOf`. Features with places are averaged over them. */
  layer: string;
  loss: DomainLoss;
  weight: number | Schedule;
}
