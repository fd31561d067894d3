import type { Finding } from '../../record/Finding';
import type { Teacher } from '../Teacher';

/** What a remote model has cost, as far as its cache knows. */
export interface RemoteSpending {
  /** Requests, failed ones included. */
  calls: number;
  /** Tokens of questions. */
  input: number;
  /** Tokens of answers. */
  output: number;
  /** Null without `prices`. */
  money: number | null;
}

/** A language model behind an endpoint as a teacher. */
export interface RemoteTeacher extends Teacher {
  /** What is to be said about the answers so far: cost, classes that were not shown, agreement with itself. */
  findings(): Finding[];
  /** What all calls of the model have cost, those of earlier work with the same cache included. */
  spent(): RemoteSpending;
}
