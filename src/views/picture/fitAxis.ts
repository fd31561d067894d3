import type { Axis } from './Axis';
import { measureTextWidth } from './measureTextWidth';

const gap = 8;

/**
 * `make` gives an axis for a number of ticks. Returns the one with the most ticks whose texts do not overlap. If that would leave a single
 * number, every other tick has no text.
 */
export function fitAxis(make: (count: number) => Axis, width: number, size: number): Axis {
  const most = Math.max(1, Math.floor(width / 24));
  const axes = Array.from({ length: most }, (_, i) => make(most - i));
  const fits = (axis: Axis) => axis.ticks.filter(({ text }) => text).length > 1 && isClear(axis, width, size);
  return axes.find(fits) ?? axes.map(everyOther).find(fits) ?? axes[axes.length - 1];
}

/** Counted from zero, if there is a tick at zero. */
function everyOther({ ticks, share }: Axis): Axis {
  const zero = Math.max(
    0,
    ticks.findIndex(({ at }) => at === 0)
  );
  return { share, ticks: ticks.map(({ at, text }, i) => ({ at, text: (i - zero) % 2 === 0 ? text : '' })) };
}

function isClear({ ticks, share }: Axis, width: number, size: number): boolean {
  const ends = ticks
    .filter(({ text }) => text)
    .map(({ at, text }) => ({ middle: share(at) * width, half: measureTextWidth(text, size) / 2 }));
  return ends.every(({ middle, half }, i) => i === 0 || middle - half - (ends[i - 1].middle + ends[i - 1].half) >= gap);
}
