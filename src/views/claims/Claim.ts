/** A line of a claims table. */
export interface Claim {
  /** "F1 rises from 0.82 to 0.91". */
  claim: string;
  /** Who says so: a paper, an article, a vendor. */
  source: string;
  /** What was measured here, in words with its numbers; null where nothing could be. */
  measured: string | null;
  /** "0.61 to 0.70 (95 %)"; null where there is none. */
  interval: string | null;
  verdict: 'holds' | 'does not hold' | 'cannot be tested here';
  why: string;
}
