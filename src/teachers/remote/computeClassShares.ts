import type { AnswerMatcher } from './createAnswerMatcher';
import type { AnswerToken } from './ModelAnswer';

/** How the probability of an answer is shared among classes. */
export interface ClassShares {
  /** The probability of each class; of a class that is not shown, the most that it can have. */
  shares: number[];
  /** Classes of which no token is shown. */
  missing: number[];
  /** The probability of all that is shown and belongs to no class. */
  outside: number;
}

/** Smaller ones have no meaning, and a logarithm needs one. */
const least = 1e-10;

/**
 * Goes along the tokens of an answer until they can only belong to one class. At each place all shown tokens are alternatives: those that lead to a class give it their probability, times that of the tokens before. So a class has
 * the sum of all its tokens, and an answer of several tokens the product of theirs.
 *
 * A class of which no token is shown has at most the smallest probability that is shown, and all such classes together at most what is not shown: it gets the smaller of the first and of its equal part of the second.
 */
export function computeClassShares(tokens: readonly AnswerToken[], matcher: AnswerMatcher, classes: number): ClassShares {
  const shares = new Array<number>(classes).fill(0);
  const bounds = new Array<number>(classes).fill(0);
  let [path, before, hidden, outside] = [1, '', 0, 0];
  let isDecided = false;
  for (const { token, shown } of tokens) {
    const sum = shown.reduce((all, { probability }) => all + probability, 0);
    hidden += path * Math.max(0, 1 - sum);
    const smallest = Math.min(1, ...shown.map(({ probability }) => probability));
    for (let of = 0; of < classes; of++) if (matcher.mayBecome(before, of)) bounds[of] += path * smallest;
    const goesOn = matcher.match(before + token) === 'open';
    for (const one of shown) {
      const match = matcher.match(before + one.token);
      if (typeof match === 'number') shares[match] += path * one.probability;
      else if (!goesOn || one.token !== token) outside += path * one.probability;
    }
    path *= shown.find((one) => one.token === token)?.probability ?? 0;
    before += token;
    isDecided = !goesOn;
    if (isDecided) break;
  }
  if (!isDecided) {
    const match = matcher.matchWhole(before);
    if (match === 'none') outside += path;
    else shares[match] += path;
  }
  const missing = shares.flatMap((share, of) => (share > 0 ? [] : [of]));
  for (const of of missing) shares[of] = Math.max(least, Math.min(bounds[of], hidden / missing.length));
  return { shares, missing, outside: Math.min(1, outside) };
}
