import { chooseTextColorOn } from '../picture/chooseTextColorOn';

/**
 * Colours of an alignment map, from not alike (near the page colour) to alike. One hue, in steps of equal size in CIELAB for normal sight and
 * for the common kinds of colour blindness. Lightness alone is enough to read it.
 *
 * @source Lightness and hue chosen here; colour vision as in Machado, Oliveira and Fernandes (2009).
 */
export const alignmentColors: { readonly light: readonly string[]; readonly dark: readonly string[] } = {
  light: ['#e9f5fc', '#c2e3f7', '#9acef0', '#73b5e3', '#5296cb', '#4677a7', '#435f84', '#3f4b62', '#373941'],
  dark: ['#25282f', '#2d3a50', '#304f72', '#306997', '#3c89bb', '#61a9d5', '#8bc3e3', '#b6d9ec', '#e0edf3']
};

/** The colour of a value on the scale. Values below 0 have the colour of 0. */
export function alignmentColor(scale: readonly string[], value: number): string {
  const at = Math.min(1, Math.max(0, value)) * (scale.length - 1);
  const from = Math.min(scale.length - 2, Math.floor(at));
  const [a, b] = [from, from + 1].map((stop) => [1, 3, 5].map((i) => parseInt(scale[stop].slice(i, i + 2), 16)));
  const mixed = a.map((channel, i) => Math.round(channel + (b[i] - channel) * (at - from)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever stands out more on a cell with this value: a contrast of 4.5 or more. */
export function markColor(scale: readonly string[], value: number): string {
  return chooseTextColorOn(alignmentColor(scale, value));
}
