import type { CurveStyle } from './CurveStyle';
import { dashes, type Palette } from './palette';

/** Colour and dash of the term at a place. When all colours are used, they are repeated with another dash. */
export function chooseTermLook(place: number, { terms }: Palette): Pick<CurveStyle, 'color' | 'dash'> {
  return { color: terms[place % terms.length], dash: dashes[(place + Math.floor(place / terms.length)) % dashes.length] };
}
