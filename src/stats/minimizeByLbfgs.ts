/** A function of many numbers: its value, and its gradient into `gradient`. */
export type SmoothFunction = (at: Float64Array, gradient: Float64Array) => number;

/** Steps that are remembered. */
const memory = 10;

/**
 * The place where a smooth function is lowest, by limited-memory BFGS with steps that are halved until the value falls enough (Armijo). It stops where no part of the gradient is above `tolerance`.
 *
 * Nocedal and Wright 2006, "Numerical Optimization", algorithms 7.4 and 7.5.
 */
export function minimizeByLbfgs(
  start: Float64Array,
  valueOf: SmoothFunction,
  { tolerance = 1e-8, iterations = 500 } = {}
): { at: Float64Array; value: number; converged: boolean } {
  let at = start.slice();
  let gradient = new Float64Array(at.length);
  let value = valueOf(at, gradient);
  const past: Curvature[] = [];
  for (let i = 0; i < iterations; i++) {
    if (gradient.every((one) => Math.abs(one) <= tolerance)) return { at, value, converged: true };
    const direction = directionOf(gradient, past);
    const slope = dot(direction, gradient);
    const next = { at: at.slice(), gradient: gradient.slice(), value: Infinity };
    let length = past.length ? 1 : Math.min(1, 1 / Math.sqrt(-slope));
    do {
      for (let j = 0; j < at.length; j++) next.at[j] = at[j] + length * direction[j];
      next.value = valueOf(next.at, next.gradient);
      length /= 2;
    } while (!(next.value <= value + 2e-4 * length * slope) && length > 1e-12);
    // No lower value can be told apart.
    if (!(next.value <= value)) return { at, value, converged: false };
    const step = next.at.map((one, j) => one - at[j]);
    const change = next.gradient.map((one, j) => one - gradient[j]);
    const curvature = dot(step, change);
    if (curvature > 1e-14 * dot(change, change)) past.push({ step, change, curvature });
    if (past.length > memory) past.shift();
    ({ at, gradient, value } = next);
  }
  return { at, value, converged: false };
}

interface Curvature {
  step: Float64Array;
  change: Float64Array;
  /** step . change */
  curvature: number;
}

/** Minus the gradient times the inverse of the curvature that the past steps show. */
function directionOf(gradient: Float64Array, past: readonly Curvature[]): Float64Array {
  const out = gradient.map((one) => -one);
  const along = past.map(() => 0);
  for (let i = past.length - 1; i >= 0; i--) {
    const { step, change, curvature } = past[i];
    along[i] = dot(step, out) / curvature;
    change.forEach((one, j) => (out[j] -= along[i] * one));
  }
  const last = past.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.change, last.change);
    out.forEach((one, j) => (out[j] = scale * one));
  }
  past.forEach(({ step, change, curvature }, i) => {
    const times = along[i] - dot(change, out) / curvature;
    step.forEach((one, j) => (out[j] += times * one));
  });
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, one, i) => sum + one * b[i], 0);
}
