/** A line of a claims table. */
export interface Claim {
  /** "F1 rises from 0.82 to 0.91". */
  claim: string;
  /** Who says so: a paper, an article, a vendor. */
  source: string;
  /** What was measured here, in words with its numbers; null if nothing could be measured. */
  measured: string | null;
  /** "0.61 to 0.70 (95 %)"; null if there is no interval. */
  interval: string | null;
  /** "not separable": the measurement holds both, that the claim is right and that it is not. */
  verdict: 'holds' | 'does not hold' | 'not separable' | 'cannot be tested here';
  why: string;
}
