/** Colours by role, so that a model has the same colour in every picture. */
export interface Palette {
  teacher: string;
  student: string;
  baseline: string;
  label: string;
  /** Loss terms in the order of the legend; they also differ by `dashes`. If there are more, the colours are repeated. */
  terms: readonly string[];
  background: string;
  ink: string;
  /** Axis numbers and secondary text. */
  muted: string;
  grid: string;
  /** From nothing to certain, for heat maps: at least three stops at even distances. */
  heat: readonly string[];
}

/**
 * Colours after Okabe and Ito, distinct with every common kind of colour blindness. Lines have a contrast of 3 or more to their
 * background. For that, a few of the original colours are darkened (light) or lightened (dark).
 *
 * @source Okabe and Ito (2008), Color Universal Design.
 */
export const palette: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    teacher: '#0072b2',
    student: '#d55e00',
    baseline: '#009e73',
    label: '#1f1f1f',
    terms: ['#a8467f', '#2b83ba', '#a87400', '#5b5ea6'],
    background: '#ffffff',
    ink: '#1f1f1f',
    muted: '#595959',
    grid: '#e3e3e3',
    heat: ['#ffffff', '#cfe3f2', '#7fb8dc', '#2b83ba', '#08406e']
  },
  dark: {
    teacher: '#4da3ff',
    student: '#f28c38',
    baseline: '#3ddc97',
    label: '#f2f2f2',
    terms: ['#e39bc4', '#8ccbf0', '#e6c04d', '#aeb1ee'],
    background: '#111111',
    ink: '#f2f2f2',
    muted: '#b3b3b3',
    grid: '#3a3a3a',
    heat: ['#111111', '#123a5a', '#1f6a9e', '#56b4e9', '#d6eefc']
  }
};

/** Dashes of loss terms, in the order of `Palette.terms`: dash lengths that both SVG (stroke-dasharray) and plotly (line.dash) accept. */
export const dashes: readonly string[] = ['7px,3px', '2px,2px', '9px,3px,2px,3px', '4px,2px'];
