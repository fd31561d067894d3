import type { Description } from './Description';

/** How train rows changed from epoch to epoch, for student and baseline alike. */
export interface AugmentSetup {
  /**
   * One after the other.
   *
   * @maxItems 20
   */
  augmentations: Description[];
  /** What the teacher was shown: "consistent", "independent" or "fixed". Absent without a teacher. */
  teaching?: string;
  /** Views of each row, if there is a fixed number of them. */
  views?: number;
}
