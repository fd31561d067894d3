import type { Curve } from './View';

type Owner = Pick<Curve, 'of' | 'role' | 'isLead'>;

/** Whether a curve is of the model that the run is for: the student, or what stands in its place. */
export function isLead({ of, role, isLead }: Owner): boolean {
  return isLead ?? (role === undefined && of === 'student');
}

export function isBaseline({ of, role }: Owner): boolean {
  return (role ?? of) === 'baseline';
}

/** What the name of a curve begins with: nothing for the student, which most curves are of. */
export function ownerWords({ of, role }: Owner): string[] {
  return role === undefined && of === 'student' ? [] : [of];
}

/** The place of a curve's model among those that are neither student nor baseline; -1 for these two. */
export function placeAmongOthers(curve: Curve, curves: readonly Curve[]): number {
  const others = curves.filter((one) => !isLead(one) && !isBaseline(one)).map(({ of }) => of);
  return [...new Set(others)].indexOf(curve.of);
}
