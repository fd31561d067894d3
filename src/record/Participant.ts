import type { History } from './History';
import type { ModelInfo } from './ModelInfo';
import type { Role } from './Role';
import type { ScoresOfSplits } from './Scores';

/** A model of a run by name and role: one of the record's `models`, or one of its own. */
export type Participant = NamedModel | OwnModel;

/** One of `models`: its history and scores stand where those of a run of teacher, student and baseline do. */
export interface NamedModel {
  name: string;
  role: Role;
  field: 'teacher' | 'student' | 'baseline';
}

/** A model beside these. */
export interface OwnModel {
  /** "peer 2": in the events, in legends and tables. */
  name: string;
  role: Role;
  info: ModelInfo;
  /** Its training, in the same columns as the record's `history`, with fewer points the more models there are. */
  history?: History;
  /** With the weights of its best epoch, and of its last one. */
  scores?: ScoresOfSplits;
  lastScores?: ScoresOfSplits;
}
