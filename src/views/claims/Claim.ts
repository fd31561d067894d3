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
  verdict: 'holds' | 'does not hold' | 'cannot be tested here';
  why: string;
}
