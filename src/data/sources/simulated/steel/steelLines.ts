import type { FullSteelLine } from './SteelLine';

/**
 * Two production lines that show the same defects differently, as settings for `steelSurfaces` and `throughCamera`. `a`: fine grain, steel that moves upwards,
 * even light from above, a sharp quiet camera. `b`: another mill with coarser grain, a camera that is turned by 30 degrees, lower light from the other side that
 * falls off over the field, less exposure, a softer lens, a somewhat noisier sensor, and oil on the steel.
 *
 * @example
 * ```ts
 * const blurred = { ...kd.data.steelLines.b, name: 'b out of focus', blur: 2 };
 * const { data } = await kd.data.steelSurfaces({ rows: 12, line: blurred });
 * data.name; // 'steel surfaces, b out of focus'
 * ```
 */
export const steelLines: { readonly a: Readonly<FullSteelLine>; readonly b: Readonly<FullSteelLine> } = {
  a: frozen({
    name: 'line A',
    grain: { strength: 5, length: 20 },
    rollingDirection: 90,
    illumination: { angle: 20, elevation: 55, gradient: 0.1 },
    exposure: 1,
    gamma: 1,
    sensorNoise: 0.012,
    blur: 0.2,
    oilFilm: 0
  }),
  b: frozen({
    name: 'line B',
    grain: { strength: 8, length: 12 },
    rollingDirection: 60,
    illumination: { angle: 200, elevation: 35, gradient: 0.45 },
    exposure: 0.82,
    gamma: 1,
    sensorNoise: 0.014,
    blur: 0.35,
    oilFilm: 0.2
  })
};

function frozen(line: FullSteelLine): FullSteelLine {
  Object.freeze(line.grain);
  Object.freeze(line.illumination);
  return Object.freeze(line);
}
