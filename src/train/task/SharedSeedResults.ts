import type { RunEvent } from '../../record/RunEvent';
import type { Finding, SoftLabels } from '../../record/RunRecord';
import type { LogitsOfSplits } from './listPresentSplits';

/** What the seeds of a study have in common. The first one works it out. */
export interface SharedSeedResults {
  data?: Finding[];
  teacher?: FoundOfTeacher;
}

export interface FoundOfTeacher {
  logits: LogitsOfSplits;
  /** Its scores, what looks wrong with it, and its soft labels. */
  events: RunEvent[];
  softLabels?: SoftLabels;
}
