import { readView } from '../../extension/src/readView';
import type { View } from '../../src/views/View';

/** The view with one part of it missing or empty, for each part that it can be drawn without: every list emptied, every field left out or null. */
export function partsMissing(view: View): [what: string, view: unknown][] {
  const whole: unknown = JSON.parse(JSON.stringify(view));
  const isNumber = (place: Place) => typeof place.at(-1) === 'number' && typeof valueAt(whole, place) !== 'object';
  // The parts of a run are views of their own.
  const deepest = view.kind === 'run' ? 1 : Infinity;
  const places = placesOf(whole).filter((place) => place.length <= deepest && place.at(-1) !== 'kind' && !isNumber(place));
  return places.flatMap((place) =>
    [Array.isArray(valueAt(whole, place)) ? [] : null, undefined].flatMap((value): [string, unknown][] => {
      const without: unknown = JSON.parse(JSON.stringify(withValue(whole, place, value)));
      return 'view' in readView(without) ? [[`${place.join('.')}: ${JSON.stringify(value) ?? 'left out'}`, without]] : [];
    })
  );
}

function valueAt(whole: unknown, place: Place): unknown {
  return place.reduce((value, key) => (value as { [key: string]: unknown })[key], whole);
}

export type Place = (string | number)[];

/** Of a long list the first two and the last: they are all alike. */
export function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Object.entries(value).filter(
    ([key]) => !Array.isArray(value) || [0, 1, value.length - 1].includes(Number(key))
  );
  return [...(at.length ? [at] : []), ...entries.flatMap(([key, inner]) => placesOf(inner, [...at, key]))];
}

export function withValue(whole: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(whole) ? [...whole] : { ...(whole as object) }) as { [key: string]: unknown };
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}
