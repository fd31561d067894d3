import type { CheckedRemoteOptions } from './CheckedRemoteOptions';
import type { StoredAnswer } from './StoredAnswer';

/** @throws RangeError for an answer without probabilities, unless a confidence is stated: a made-up one would pass as a soft label. */
export function checkReturnedProbabilities({ model, confidence }: CheckedRemoteOptions, answer: StoredAnswer): void {
  if (answer.shares || confidence !== undefined) return;
  throw new RangeError(
    `remote: expected log-probabilities with the answers of "${model}", got none; give confidence: 0.9, the probability of a class that an answer names, or ask a server that tells them`
  );
}
