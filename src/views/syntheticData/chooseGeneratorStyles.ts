import { dashes, type Palette } from '../picture/palette';

/** How the losses of a generator are drawn, in their order. */
export function chooseGeneratorStyles(names: readonly string[], palette: Palette): { color: string; dash: string | undefined }[] {
  const tints = [palette.teacher, palette.student, ...palette.terms];
  return names.map((_, i) => ({ color: tints[i % tints.length], dash: i === 0 ? undefined : dashes[(i - 1) % dashes.length] }));
}
