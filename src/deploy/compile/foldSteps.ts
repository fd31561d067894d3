import type { Product, Step } from './NetworkPlan';
import type { DraftStep } from './listStepsOfLayer';

/** The same function in fewer steps: scaling goes into the product beside it, the encoder into the product after it. */
export function foldSteps(drafts: DraftStep[]): Step[] {
  const ahead: DraftStep[] = [];
  for (const step of [...drafts].reverse()) {
    const next = ahead[0];
    if (step.kind === 'affine' && next?.kind === 'dense') ahead[0] = { kind: 'dense', ...scaledBefore(next, step) };
    else ahead.unshift(step);
  }
  const steps: Step[] = [];
  for (let i = 0; i < ahead.length; i++) {
    const step = ahead[i];
    const last = steps[steps.length - 1];
    if (step.kind === 'encoder') {
      const next = ahead[i + 1];
      const { kernel, bias, units } = next?.kind === 'dense' ? (ahead[++i] as Product) : identity(step.units);
      steps.push({ kind: 'table', encoding: step.layer.encoding, table: step.table, units, kernel, bias });
    } else if (step.kind === 'affine' && (last?.kind === 'dense' || last?.kind === 'table'))
      steps[steps.length - 1] = { ...last, ...scaledAfter(last, step) };
    else steps.push(step);
  }
  return steps;
}

type Affine = Extract<Step, { kind: 'affine' }>;

function scaledBefore({ units, kernel, bias }: Product, { scale, shift }: Affine): Product {
  const sums = bias.map((value, j) => shift.reduce((sum, s, i) => sum + s * kernel[i * units + j], value));
  return { units, kernel: kernel.map((weight, k) => weight * scale[Math.floor(k / units)]), bias: sums };
}

function scaledAfter({ units, kernel, bias }: Product, { scale, shift }: Affine): Product {
  return {
    units,
    kernel: kernel.map((weight, k) => weight * scale[k % units]),
    bias: bias.map((value, j) => value * scale[j] + shift[j])
  };
}

function identity(units: number): Product {
  const kernel = new Float64Array(units * units);
  for (let i = 0; i < units; i++) kernel[i * units + i] = 1;
  return { units, kernel, bias: new Float64Array(units) };
}
