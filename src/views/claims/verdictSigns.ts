import type { Claim } from './Claim';

/** A shape next to the word of a verdict, so that nothing depends on colour alone. */
export const verdictSigns: { readonly [verdict in Claim['verdict']]: string } = {
  holds: '✓',
  'does not hold': '✗',
  'not separable': '≈',
  'cannot be tested here': '?'
};
