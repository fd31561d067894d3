import type { Description, Finding, RunRecord } from '../../record/RunRecord';

/** Losses that say little or nothing with two classes, and what is left of them. */
const traps: { [loss: string]: (description: Description) => { says: string; hint: string } | null } = {
  decoupled: ({ alpha, beta }) =>
    beta === 0
      ? null
      : {
          says: `the part over the other classes, weight ${String(beta)}, is always 0 with two classes: of decoupled only ${String(alpha)} TCKD is left`,
          hint: 'take kd.softTargets, which is the same with two classes, or a loss of features'
        },
  correlation: ({ beta }) =>
    beta === 0
      ? null
      : {
          says: 'the correlation over two classes is always 1 or -1: of correlation only which class is larger is left within a row, without a gradient',
          hint: 'set beta to 0 and learn from the correlation over the batch, or take kd.softTargets'
        },
  standardized: () => ({
    says: 'standardised logits of two classes are always +0.71 and -0.71: the teacher says only which class is larger',
    hint: 'take the loss without kd.standardized, or a loss of features'
  })
};

/** A finding for each term whose loss carries nothing, or only the larger class, from a teacher with two classes. */
export function findTwoClassLossProblems({ setup, data }: RunRecord): Finding[] {
  if (data.classes.length !== 2) return [];
  const named = [...Object.entries(setup.terms), ...(setup.stages ?? []).flatMap(({ terms }) => Object.entries(terms))];
  const found = new Map<string, Finding>();
  for (const [name, { loss }] of named) {
    const trap = Object.hasOwn(traps, loss.name) ? traps[loss.name](loss) : null;
    if (trap)
      found.set(name, { check: 'twoClasses', level: 'warning', value: 2, says: `term "${name}": ${trap.says}`, hint: trap.hint });
  }
  return [...found.values()];
}
