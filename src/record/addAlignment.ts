import type { LayerAlignment, AlignmentAt } from './LayerAlignment';

/** How many values a record holds: about 60 kB of its 200. */
const valuesAtMost = 8000;

/** Nobody looks at more maps than this. */
const mapsAtMost = 50;

/** Layers per model, so that at least two maps fit. */
const layersAtMost = 60;

/**
 * Appends the maps of another alignment to an alignment, within the bounds of a record. If there are too many maps, the first and the last
 * stay and those between are thinned out; so are the layers of models with more than 60. Values are rounded to four decimals.
 *
 * @param so the alignment so far; undefined at first.
 * @throws RangeError if they are about different layers.
 */
export function addAlignment(so: LayerAlignment | undefined, next: LayerAlignment): LayerAlignment {
  const added = bounded(next);
  if (!so) return added;
  for (const side of ['teacherLayers', 'studentLayers'] as const) {
    const [before, after] = [so, added].map((one) => one[side].map(({ name }) => name).join(', '));
    if (before !== after)
      throw new RangeError(
        `addAlignment: expected the same ${side} as before (${before}), got ${after}; measure the same layers`
      );
  }
  const maps = [...so.maps, ...added.maps];
  const cells = so.teacherLayers.length * so.studentLayers.length;
  return { ...added, maps: thinned(maps, Math.max(2, Math.min(mapsAtMost, Math.floor(valuesAtMost / cells)))) };
}

function bounded(given: LayerAlignment): LayerAlignment {
  const pick = <T>(items: readonly T[]) => evenly(items, layersAtMost);
  return {
    ...given,
    teacherLayers: pick(given.teacherLayers),
    studentLayers: pick(given.studentLayers),
    maps: given.maps.map(({ values, ...rest }) => ({ ...rest, values: pick(values).map((row) => pick(row).map(rounded)) }))
  };
}

/** The first, the last, and every second, fourth, … epoch between them, so that epochs that were kept stay when more are added. */
function thinned(maps: readonly AlignmentAt[], most: number): AlignmentAt[] {
  const epochs = maps.map(({ epoch }, i) => (epoch ?? i) - (maps[0].epoch ?? 0));
  let kept = [...maps];
  for (let every = 2; kept.length > most; every *= 2)
    kept = maps.filter((_, i) => i === 0 || i === maps.length - 1 || (epochs[i] > 0 && epochs[i] % every === 0));
  return kept;
}

/** The first, the last, and as many between them as there is room for, at even distances. */
function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
