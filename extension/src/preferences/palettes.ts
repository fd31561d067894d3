import { palette as standard, type Palette } from '../../../src/views/picture/palette';

export type PaletteName = 'standard' | 'colourBlindSafe' | 'grey';

interface Pair {
  readonly light: Palette;
  readonly dark: Palette;
}

/**
 * Blue, rose and ochre that differ in lightness too, and heat from pale yellow to dark blue: told apart with every kind of colour blindness,
 * and on a grey print.
 *
 * @source Tol (2021), Colour Schemes, "high contrast" and "medium contrast"; Nuñez, Anderton and Renslow (2018), cividis.
 */
const colourBlindSafe: Pair = {
  light: {
    ...standard.light,
    teacher: '#004488',
    student: '#bb5566',
    baseline: '#997700',
    terms: ['#994455', '#4477aa', '#997700', '#555588'],
    heat: ['#ffffff', '#f2e6a2', '#b5a96c', '#666970', '#00224e']
  },
  dark: {
    ...standard.dark,
    teacher: '#6ea6e0',
    student: '#ee99aa',
    baseline: '#eecc66',
    terms: ['#ee99aa', '#77aadd', '#eecc66', '#bbbbdd'],
    heat: ['#111111', '#1d3f6e', '#6c6f78', '#b5a96c', '#fee838']
  }
};

/** Lightness, marks and dashes only. */
const grey: Pair = {
  light: {
    ...standard.light,
    teacher: '#111111',
    student: '#5a5a5a',
    baseline: '#8a8a8a',
    terms: ['#2e2e2e', '#757575', '#4d4d4d', '#8c8c8c'],
    heat: ['#ffffff', '#d9d9d9', '#a6a6a6', '#636363', '#111111']
  },
  dark: {
    ...standard.dark,
    teacher: '#f5f5f5',
    student: '#b0b0b0',
    baseline: '#808080',
    terms: ['#e0e0e0', '#9a9a9a', '#c4c4c4', '#858585'],
    heat: ['#111111', '#3d3d3d', '#737373', '#adadad', '#f5f5f5']
  }
};

export const palettes: { readonly [name in PaletteName]: Pair } = { standard, colourBlindSafe, grey };
