import type { Claim } from './Claim';

/** A shape beside the word of a verdict: never colour alone. */
export const verdictSigns: { readonly [verdict in Claim['verdict']]: string } = {
  holds: '✓',
  'does not hold': '✗',
  'cannot be tested here': '?'
};
