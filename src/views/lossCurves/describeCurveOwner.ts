import type { Curve } from '../types/LossCurvesView';

type Owner = Pick<Curve, 'of' | 'role' | 'isLead'>;

/** Whether a curve is of the model that the run is about: the student, or the model in its place. */
export function isLead({ of, role, isLead }: Owner): boolean {
  return isLead ?? (role === undefined && of === 'student');
}

export function isBaseline({ of, role }: Owner): boolean {
  return (role ?? of) === 'baseline';
}

/** What the name of a curve begins with. For the student, who has most curves, it is empty. */
export function describeCurveOwner({ of, role }: Owner): string[] {
  return role === undefined && of === 'student' ? [] : [of];
}

/** The index of a curve's model among those that are neither student nor baseline; -1 for these two. */
export function placeAmongOthers(curve: Curve, curves: readonly Curve[]): number {
  const others = curves.filter((one) => !isLead(one) && !isBaseline(one)).map(({ of }) => of);
  return [...new Set(others)].indexOf(curve.of);
}
