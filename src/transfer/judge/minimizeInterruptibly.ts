import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { generateLbfgsSteps, type SmoothFunction } from '../../stats/generateLbfgsSteps';

/** The minimum of a smooth convex function, from 0 on, with pauses in which an interrupt ends it. */
export async function minimizeInterruptibly(
  objective: SmoothFunction,
  size: number,
  { tolerance = 1e-6, steps = 500 } = {}
): Promise<Float64Array> {
  const pause = createInterruptiblePauser();
  const each = generateLbfgsSteps(objective, new Float64Array(size), { tolerance, steps });
  for (;;) {
    const { done, value } = each.next();
    if (done) return value.at;
    await pause();
  }
}
