import { readView } from '../../extension/src/read/readView';
import type { View } from '../../src/views/View';
import { fuzzTimes } from '../seededFastCheck';
import { valuePaths, withValue, type ValuePath } from '../valuePaths';

/** The view with one part of it missing or empty, for each part that it can be drawn without: every list emptied, every field left out or null. */
export function viewsMissingAPart(view: View): [what: string, view: unknown][] {
  const whole: unknown = JSON.parse(JSON.stringify(view));
  const isNumber = (place: ValuePath) => typeof place.at(-1) === 'number' && typeof valueAt(whole, place) !== 'object';
  // The parts of a run are views of their own.
  const deepest = view.kind === 'run' ? 1 : Infinity;
  // The second of a list is like the first: it is left to runs that take their time.
  const isSecond = (place: ValuePath) => fuzzTimes === 1 && place.includes('1');
  const places = valuePaths(whole).filter(
    (place) => place.length <= deepest && place.at(-1) !== 'kind' && !isNumber(place) && !isSecond(place)
  );
  return places.flatMap((place) =>
    [Array.isArray(valueAt(whole, place)) ? [] : null, undefined].flatMap((value): [string, unknown][] => {
      const without: unknown = JSON.parse(JSON.stringify(withValue(whole, place, value)));
      return 'view' in readView(without) ? [[`${place.join('.')}: ${JSON.stringify(value) ?? 'left out'}`, without]] : [];
    })
  );
}

function valueAt(whole: unknown, place: ValuePath): unknown {
  return place.reduce((value, key) => (value as { [key: string]: unknown })[key], whole);
}
