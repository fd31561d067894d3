/** A value and its gradient, written into the second argument. */
export type SmoothFunction = (at: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  at: Float64Array;
  value: number;
  /** Whether no entry of the gradient is above the tolerance. */
  converged: boolean;
}

/** Steps that are remembered. */
const memory = 10;

/**
 * Goes to the minimum of a smooth function: L-BFGS with halved steps (Nocedal & Wright, Numerical Optimization, 7.2). It ends when no entry of the
 * gradient is above `tolerance`, or rounding prevents any further decrease. Whoever runs it may do something else between two steps.
 */
export function* generateLbfgsSteps(
  objective: SmoothFunction,
  start: Float64Array,
  { tolerance, steps }: { tolerance: number; steps: number }
): Generator<undefined, Minimum, undefined> {
  let at = start.slice();
  let gradient = new Float64Array(at.length);
  let value = objective(at, gradient);
  const isSteep = () => gradient.some((slope) => Math.abs(slope) > tolerance);
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps && isSteep(); step++) {
    const direction = downhill(gradient, pairs);
    const slope = dot(direction, gradient);
    const next = new Float64Array(at.length);
    const nextGradient = new Float64Array(at.length);
    let nextValue = Infinity;
    let length = pairs.length ? 1 : Math.min(1, 1 / Math.sqrt(dot(gradient, gradient)));
    for (let halved = 0; halved < 40; halved++, length /= 2) {
      for (let i = 0; i < at.length; i++) next[i] = at[i] + length * direction[i];
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    if (!(nextValue < value)) break;
    const s = next.map((one, i) => one - at[i]);
    const y = nextGradient.map((one, i) => one - gradient[i]);
    const curvature = dot(s, y);
    if (curvature > 0) pairs.push({ s, y, rho: 1 / curvature });
    if (pairs.length > memory) pairs.shift();
    [at, gradient, value] = [next, nextGradient, nextValue];
    yield;
  }
  return { at, value, converged: !isSteep() };
}

/** Minus the gradient times the inverse Hessian estimated from the last steps. */
function downhill(gradient: Float64Array, pairs: readonly { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
  const q = gradient.map((slope) => -slope);
  const alphas: number[] = [];
  for (const { s, y, rho } of [...pairs].reverse()) {
    const alpha = rho * dot(s, q);
    alphas.unshift(alpha);
    add(q, -alpha, y);
  }
  const last = pairs[pairs.length - 1];
  if (last) for (let i = 0, scale = 1 / (last.rho * dot(last.y, last.y)); i < q.length; i++) q[i] *= scale;
  pairs.forEach(({ s, y, rho }, i) => add(q, alphas[i] - rho * dot(y, q), s));
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function add(to: Float64Array, scale: number, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] += scale * what[i];
}
