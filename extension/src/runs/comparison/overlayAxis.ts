import type { Curve, RunView } from '../../../../src/views/View';

export type OverlayAxis = 'epochs' | 'steps' | 'seconds';

/** Where the points of a run's curve lie on an axis; null where the run does not say. */
export function overlayX({ lossCurves: { stepsAnEpoch, clock } }: RunView, { epoch }: Curve, axis: OverlayAxis): number[] | null {
  if (axis === 'epochs') return epoch;
  if (axis === 'steps') return stepsAnEpoch === undefined ? null : epoch.map((at) => at * stepsAnEpoch);
  if (!clock || clock.epoch.length === 0) return null;
  const [epochs, seconds] = [
    [0, ...clock.epoch],
    [0, ...clock.seconds]
  ];
  return epoch.map((at) => between(epochs, seconds, at));
}

/** On the straight line between the two ends of epochs around it, or on from the last two. */
function between(epochs: readonly number[], seconds: readonly number[], at: number): number {
  const after = epochs.findIndex((end) => end >= at);
  const right = after > 0 ? after : after === 0 ? 1 : epochs.length - 1;
  const [x0, x1, y0, y1] = [epochs[right - 1], epochs[right], seconds[right - 1], seconds[right]];
  return x1 === x0 ? y1 : y0 + ((at - x0) * (y1 - y0)) / (x1 - x0);
}
