import type { StoredAnswer } from './StoredAnswer';

/** A line of the store: a request that was paid for, and the answer if there was one. */
export interface StoredCall {
  /** A hash of the model. */
  of: string;
  /** A hash of the whole question; absent for a request that failed. */
  key?: string;
  answer?: StoredAnswer;
  /** Tokens that were paid for, or the most that it can have been if the server did not say. */
  input: number;
  output: number;
}

/** Answers that need not be paid for again. */
export interface AnswerStore {
  get(key: string): StoredAnswer | undefined;
  /** Keeps it, in the file too if there is one. */
  add(call: StoredCall): void;
  /** Reads what has been written since, also by other processes. */
  refresh(): void;
  /** What has been asked of a model in all. */
  spentOn(of: string): { calls: number; input: number; output: number };
}
