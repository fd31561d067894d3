import type { RowChange } from '../../data/augment/Augmentation';
import type { Matrix } from '../../data/Matrix';
import type { Teacher } from '../../teachers/Teacher';
import type { Teaching } from '../options/AugmentOptions';

/** How the rows of a training change, and who labels them then. */
export interface TrainingAugment {
  changes: RowChange[];
  teaching: Teaching;
  /** How many views a row has, if not one for each epoch. */
  views?: number;
  /** Of the train rows, then of each transfer set; asked if a term takes logits. Absent without a teacher. */
  teachers?: SetTeacher[];
}

export interface SetTeacher {
  teacher: Teacher;
  /** The labels of each view, if there is a fixed number of them. */
  views?: Matrix[];
}
