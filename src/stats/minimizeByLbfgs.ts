import { generateLbfgsSteps, type Minimum, type SmoothFunction } from './generateLbfgsSteps';

/** The place where a smooth function is lowest, from `start` on, at once. */
export function minimizeByLbfgs(
  start: Float64Array,
  valueOf: SmoothFunction,
  { tolerance = 1e-8, iterations = 500 } = {}
): Minimum {
  const steps = generateLbfgsSteps(valueOf, start, { tolerance, steps: iterations });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
