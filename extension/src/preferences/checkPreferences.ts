import { defaults, type Preferences } from './Preferences';
import { palettes, type PaletteName } from './palettes';

/** Settings as a user may have written them by hand: what makes no sense is what it is by default. */
export function checkPreferences(given: { readonly [name: string]: unknown }): Preferences {
  const within = (name: 'smoothing' | 'digits' | 'updatesASecond' | 'classesShown', low: number, high: number) => {
    const { [name]: value } = given;
    return typeof value === 'number' && value >= low && value <= high ? value : defaults[name];
  };
  const { palette } = given;
  return {
    palette: typeof palette === 'string' && Object.hasOwn(palettes, palette) ? (palette as PaletteName) : defaults.palette,
    smoothing: within('smoothing', 0, 0.95),
    digits: Math.round(within('digits', 2, 8)),
    updatesASecond: within('updatesASecond', 0.2, 30),
    classesShown: Math.round(within('classesShown', 2, 100))
  };
}
