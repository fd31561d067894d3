import { computeRenyiDivergences, type SampledGaussian } from '../accountant/computeRenyiDivergences';
import { convertToEpsilon } from '../accountant/convertToEpsilon';
import type { Epsilon } from '../accountant/epsilon';
import { renyiOrders } from '../accountant/renyiOrders';

/** What steps have spent together, of whatever noise and rate each was. */
export interface Spending {
  /** A step of the mechanism: call what this gives once for each. */
  mechanism(used: SampledGaussian): () => void;
  now(): Epsilon;
}

/** The divergences of steps on the same rows add up, order by order. */
export function createPrivacySpending(delta: number): Spending {
  const spent = new Float64Array(renyiOrders.length);
  return {
    mechanism(used) {
      const step = computeRenyiDivergences(used);
      return () => step.forEach((one, i) => (spent[i] += one));
    },
    now: () => ({ ...convertToEpsilon(spent, delta), delta, accountant: 'RDP' })
  };
}
