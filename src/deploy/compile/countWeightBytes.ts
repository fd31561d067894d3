import type { NetworkPlan, Step } from './NetworkPlan';

/** Bytes of the weights that a compiled network keeps in memory. */
export function countWeightBytes({ steps }: NetworkPlan): number {
  return 8 * steps.reduce((sum, step) => sum + numbersOf(step), 0);
}

function numbersOf(step: Step): number {
  switch (step.kind) {
    case 'table':
      return step.bias.length + tableRows(step) * 4 * Math.ceil(step.units / 4);
    case 'dense':
      return (step.kernel.length / step.units + 1) * 4 * Math.ceil(step.units / 4);
    case 'affine':
    case 'layerNormalization':
      return step.scale.length + step.shift.length;
    case 'tree':
      return 2 ** step.depth * Math.max(2, step.units);
    case 'activation':
      return 0;
  }
}

/** Two rows per bin, one per category. */
function tableRows({ encoding: { numbers, categories } }: Extract<Step, { kind: 'table' }>): number {
  let rows = 0;
  for (const { edges, missing } of numbers) rows += 2 * (edges.length - 1) + Number(missing);
  for (const { size, missing, dimension } of categories) rows += size + Number(missing || dimension > 0);
  return rows;
}
