import type { Palette } from './palette';

/** A colour for each model. Roles have the same colour everywhere; other models take those of the terms in turn. */
export function chooseModelColors(names: readonly string[], palette: Palette): string[] {
  let others = 0;
  return names.map((name) => {
    const role = (['teacher', 'student', 'baseline'] as const).find((one) => one === name);
    return role ? palette[role] : palette.terms[others++ % palette.terms.length];
  });
}
