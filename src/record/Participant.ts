import type { History } from './History';
import type { ModelInfo } from './ModelInfo';
import type { Role } from './Role';
import type { MeasuredOfSplits } from './MeasuredScores';
import type { ScoresOfSplits } from './Scores';

/** A model of a run by name and role: one of the record's `models`, or one that is stored here. */
export type Participant = NamedModel | OwnModel;

/** One of `models`. Its history and scores are in the fields for teacher, student and baseline. */
export interface NamedModel {
  name: string;
  role: Role;
  field: 'teacher' | 'student' | 'baseline';
}

/** A model besides these. */
export interface OwnModel {
  /** "peer 2": its name in events, legends and tables. */
  name: string;
  role: Role;
  info: ModelInfo;
  /** Its training, in the same columns as the record's `history`. The more models there are, the fewer points it has. */
  history?: History;
  /** With the weights of its best epoch, and of its last one. */
  scores?: ScoresOfSplits;
  lastScores?: ScoresOfSplits;
  /** In place of scores for targets. */
  measured?: MeasuredOfSplits;
  lastMeasured?: MeasuredOfSplits;
}
