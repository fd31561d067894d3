import { renyiOrders } from './renyiOrders';

/** What a mechanism gives away at most, and the order of the Renyi divergence that says so. */
export interface PrivacySpent {
  /** Infinity without noise. */
  epsilon: number;
  /** The order that gives the smallest epsilon. */
  order: number;
}

/**
 * The smallest epsilon of all orders, of (epsilon, delta) differential privacy: r + log(1 - 1/alpha) - log(delta alpha) / (alpha - 1).
 *
 * Canonne, Kamath & Steinke 2020, arXiv 2004.00010, proposition 12; 0 where the divergence alone bounds delta.
 *
 * @param divergences [orders] of all steps together.
 */
export function convertToEpsilon(divergences: ArrayLike<number>, delta: number): PrivacySpent {
  let best: PrivacySpent = { epsilon: Infinity, order: renyiOrders[0] };
  renyiOrders.forEach((order, i) => {
    const epsilon = Math.max(0, epsilonOfOrder(order, divergences[i], delta));
    if (epsilon < best.epsilon) best = { epsilon, order };
  });
  return best;
}

function epsilonOfOrder(order: number, divergence: number, delta: number): number {
  if (delta ** 2 + Math.expm1(-divergence) > 0) return 0;
  return divergence + Math.log1p(-1 / order) - Math.log(delta * order) / (order - 1);
}
