import { createHash } from 'node:crypto';
import type { CheckedRemoteOptions } from './CheckedRemoteOptions';
import type { Cost } from './createBudget';
import { createRequestBody } from './createRequestBody';

/** What is asked about a row. */
export interface Question {
  /** A hash of model, prompt, options and answers: what an answer is kept under. */
  key: string;
  body: string;
  /** The row that it is asked for first. */
  row: number;
  /** The most that it can cost. */
  most: Cost;
}

/** @param again whether it is asked a second time, for an answer of its own. */
export function createQuestion(checked: CheckedRemoteOptions, prompt: string, row: number, again = false): Question {
  const body = createRequestBody(checked, prompt);
  const { max_tokens: usual, max_completion_tokens: other } = JSON.parse(body) as { [field: string]: unknown };
  const output = [usual, other].filter((value): value is number => typeof value === 'number');
  return {
    key: hash(['answer 1', body, checked.answers, ...(again ? ['again'] : [])]),
    body,
    row,
    // No token is shorter than a byte; the form of a conversation has some of its own.
    most: { input: Buffer.byteLength(prompt) + 64, output: Math.max(0, ...output) || 4096 }
  };
}

/** What all calls of a model are counted under. */
export function hashModel({ model }: CheckedRemoteOptions): string {
  return hash(['model', model]).slice(0, 16);
}

export function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
