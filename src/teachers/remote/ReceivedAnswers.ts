import type { StoredAnswer } from './StoredAnswer';

/** The answers that a teacher has given, by their questions' keys. */
export interface ReceivedAnswers {
  answers: Map<string, StoredAnswer>;
  /** First and second answer to the same question. */
  asked: Map<string, readonly [StoredAnswer, StoredAnswer]>;
}
