import type { TermPlan } from './planTerm';

/** Terms of several stages with the same key have an adapter in common: those of one name that compare the same layers in the same way. */
export function computeAdapterKey({ name, plan }: { name: string; plan?: TermPlan }): string {
  return JSON.stringify([name, ...(plan?.pairs ?? []).flatMap(({ teacher, student, steps }) => [teacher, student, steps])]);
}
