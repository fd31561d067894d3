import type { AnyDataset } from '../../data/Dataset';
import type { Loss } from '../../losses/Loss';
import type { Finding } from '../../record/RunRecord';
import type { Teacher } from '../../teachers/Teacher';
import type { DistillOptions } from '../options/DistillOptions';
import type { SharedSeedResults } from '../task/SharedSeedResults';

/** The inputs of a run, with its teacher already made a `Teacher`. Without a teacher it is plain training. */
export interface RunInputs extends Omit<DistillOptions, 'teacher'> {
  teacher?: Teacher;
  /** Learns from labels alone, instead of by terms. */
  alone?: { labelSmoothing: number; loss?: Loss };
  /** This run is one seed of a study, which says itself whether the teacher helped. */
  ofStudy?: boolean;
  /** What the seeds of the study before this one have found about data and teacher. */
  foundBySeeds?: SharedSeedResults;
  /** Which run of the study: "seed-0". */
  place?: string;
  /** This run is a trial of a sweep, which says itself in its folder what is being done. */
  ofSweep?: boolean;
  /** The options that must be given again when the run is resumed. */
  again?: string[];
  /** What looks like a leak in the train rows. Left out: nobody looks. */
  leaks?: (train: AnyDataset) => Finding[];
}
