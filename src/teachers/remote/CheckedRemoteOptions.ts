import type { AnswerMatcher } from './createAnswerMatcher';
import type { Endpoint } from './Endpoint';
import type { RemoteOptions } from './RemoteOptions';

/** Options that are right, with their defaults. */
export interface CheckedRemoteOptions extends Pick<
  RemoteOptions,
  'cache' | 'keyVariable' | 'confidence' | 'perMinute' | 'prices' | 'show'
> {
  endpoint: Endpoint;
  model: string;
  name: string;
  classes: readonly string[];
  answers: readonly (readonly string[])[];
  matcher: AnswerMatcher;
  prompt: NonNullable<RemoteOptions['prompt']>;
  texts: NonNullable<RemoteOptions['texts']>;
  concurrency: number;
  timeout: number;
  attempts: number;
  wait: { first: number; most: number };
  budget: NonNullable<RemoteOptions['budget']>;
  reask: number;
  seed: number;
  topLogprobs: number;
  maxTokens: number;
  request: NonNullable<RemoteOptions['request']>;
}
