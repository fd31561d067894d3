import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { DomainLoss } from '../../losses/DomainLoss';
import type { SyntheticReport } from '../../record/SyntheticReport';
import type { Schedule } from '../../schedules/Schedule';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';

/**
 * Rows beside the train split that carry the teacher's knowledge: unlabelled rows of another domain, synthetic rows, mixtures. At each step a
 * batch of them goes through the student together with a batch of the train rows.
 *
 * L = sum over terms of weight x batch mean of loss on train rows + the set's weight x (the same sum over those terms that need no label, on its
 * rows, each row times its own weight) + the weight of `domain` x the domain loss of the two batches' features.
 */
export interface TransferSet {
  /** Rows of the train rows' shape and classes. `weights` say how much each counts, as it is: 0.5 halves a row's loss. */
  data: Dataset;
  /** How much the set counts. Default 1. A weight that is 0 throughout leaves the set out, as if it had not been given. */
  weight?: number | Schedule;
  /**
   * Who says the soft labels of these rows, where it is another than the run's teacher: one adapted to their domain. Terms of features go on
   * asking the run's.
   */
  teacher?: tf.LayersModel | LogitsFunction | Teacher;
  /** Whether terms that need labels are asked of these rows too. Default false: labels are not read. */
  labels?: boolean;
  /** Brings the student's features of these rows and of the train rows together: `{layer: "representation", loss: kd.coral(), weight: 1}`. */
  domain?: TransferDomain;
  /** What is known of synthetic rows, for the record: `kd.synthetic` gives it. */
  report?: SyntheticReport;
  /** False keeps the set's weight at 0: `kd.synthetic` says so of rows that are not faithful. */
  trusted?: boolean;
}

export interface TransferDomain {
  /** A layer of the student, by the name that `layersOf` gives. Features with places are averaged over them. */
  layer: string;
  loss: DomainLoss;
  weight: number | Schedule;
}
