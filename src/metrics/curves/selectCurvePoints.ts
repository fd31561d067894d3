import type { ThresholdCounts } from './computeThresholdCounts';

/**
 * The indices of at most `most` points from which both curves, ROC and precision-recall, are drawn: the ends, then repeatedly the point
 * that is furthest from the line between its kept neighbours. Corners come first; the points left out are on the drawn line or closest to
 * it.
 */
export function selectCurvePoints(curve: Pick<ThresholdCounts, 'found' | 'alerted'>, most: number): number[] {
  const last = curve.found.length - 1;
  const kept = [0, last];
  const open = [furthest(curve, 0, last)];
  while (kept.length < most) {
    const next = open.reduce((best, one, i) => (one.away > (open[best]?.away ?? 0) ? i : best), -1);
    // All other points are on the curve.
    if (next < 0) break;
    const { from, at, to } = open.splice(next, 1)[0];
    kept.push(at);
    open.push(furthest(curve, from, at), furthest(curve, at, to));
  }
  return [...new Set(kept)].sort((a, b) => a - b);
}

interface Stretch {
  from: number;
  to: number;
  /** The point between them that is furthest from the line, and its distance as a share of either axis of either curve. */
  at: number;
  away: number;
}

function furthest({ found, alerted }: Pick<ThresholdCounts, 'found' | 'alerted'>, from: number, to: number): Stretch {
  const [positives, negatives] = [found[found.length - 1], alerted[alerted.length - 1]];
  const [width, height] = [alerted[to] - alerted[from], found[to] - found[from]];
  const stretch = { from, to, at: from, away: 0 };
  for (let i = from + 1; i < to; i++) {
    // How far the point is from the straight line of counts between both ends.
    const across = width * (found[i] - found[from]) - height * (alerted[i] - alerted[from]);
    const share = width + height > 0 ? (found[i] - found[from] + alerted[i] - alerted[from]) / (width + height) : 0;
    const [f, a] = [found[from] + share * height, alerted[from] + share * width];
    const off = Math.max(
      Math.abs(found[i] - f) / positives,
      Math.abs(alerted[i] - a) / negatives,
      Math.abs(found[i] / (found[i] + alerted[i]) - f / Math.max(1e-12, f + a))
    );
    if (across !== 0 && off > stretch.away) Object.assign(stretch, { at: i, away: off });
  }
  return stretch;
}
