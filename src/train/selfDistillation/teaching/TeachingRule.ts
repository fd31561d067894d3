import type { Description } from '../../../record/Description';
import type { MeasuredModule } from '../../../record/TeachingChoice';

/** What a rule chooses from. */
export interface TeachingCandidates {
  /** Names of all modules: the exits from shallow to "deepest", then "ensemble". */
  modules: readonly string[];
  /** One for each module; empty for a rule that does not measure. */
  measured: readonly MeasuredModule[];
  /** Of the run. */
  seed: number;
}

/** Decides which module teaches: `kd.teaching.byGain()`, or one of your own. */
export interface TeachingRule {
  description: Description;
  /** Whether each module teaches for a few epochs first, so that it can be chosen by what it gains. */
  measures: boolean;
  /** The name of a module; null if nobody shall teach. */
  choose(candidates: TeachingCandidates): string | null;
}
