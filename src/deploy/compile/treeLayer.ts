import type { Layer } from './networkFunction';
import type { Step } from './NetworkPlan';

/** Turns the logits of going right at each split, breadth first, into the logits of the mixture of the leaves. */
export function treeLayer({ depth, units, leaves }: Extract<Step, { kind: 'tree' }>): Layer {
  const count = 2 ** depth;
  const reach = new Float64Array(2 * count);
  const classes = Math.max(2, units);
  const shares = leafShares();
  const sums = new Float64Array(classes);
  const out = new Float64Array(units);
  return (input) => {
    reach[1] = 1;
    for (let node = 1; node < count; node++) {
      const x = input[node - 1];
      reach[2 * node] = reach[node] / (1 + Math.exp(x));
      reach[2 * node + 1] = reach[node] / (1 + Math.exp(-x));
    }
    sums.fill(0);
    for (let leaf = 0; leaf < count; leaf++)
      for (let c = 0; c < classes; c++) sums[c] += reach[count + leaf] * shares[leaf * classes + c];
    if (units === 1) out[0] = Math.log(sums[1]) - Math.log(sums[0]);
    else for (let c = 0; c < classes; c++) out[c] = Math.log(sums[c]);
    return out;
  };

  /** Each leaf's value for each class; the logit of one unit means the same as [0, logit]. */
  function leafShares(): Float64Array {
    const shares = new Float64Array(count * classes);
    for (let leaf = 0; leaf < count; leaf++) {
      const logits = Array.from({ length: classes }, (_, c) => (units === 1 ? c * leaves[leaf] : leaves[leaf * units + c]));
      const top = Math.max(...logits);
      const sum = logits.reduce((total, logit) => total + Math.exp(logit - top), 0);
      logits.forEach((logit, c) => (shares[leaf * classes + c] = Math.exp(logit - top) / sum));
    }
    return shares;
  }
}
