/**
 * KL(teacher || student) of one row, from log probabilities; into `ratio` goes log(p_t / p_s).
 *
 * The terms are p_t log(p_t / p_s) - p_t + p_s: their sum is the KL, and since none is below 0 nothing cancels where student
 * and teacher are close.
 */
export function computeKlDivergence(logTeacher: Float64Array, logStudent: Float64Array, ratio?: Float64Array): number {
  let kl = 0;
  for (let j = 0; j < logTeacher.length; j++) {
    const p = Math.exp(logTeacher[j]);
    // A class that the teacher rules out entirely adds what the student gives it.
    const r = p === 0 && logTeacher[j] === -Infinity ? 0 : logTeacher[j] - logStudent[j];
    if (ratio) ratio[j] = r;
    kl += p > 0 && Math.abs(r) < 1 ? p * distance(r) : p * r + Math.exp(logStudent[j]) - p;
  }
  return kl;
}

/** exp(-r) - 1 + r, by its series where the terms would cancel. */
function distance(r: number): number {
  if (Math.abs(r) > 0.01) return Math.expm1(-r) + r;
  return r * r * (1 / 2 - r * (1 / 6 - r * (1 / 24 - r * (1 / 120 - r / 720))));
}
