import type { Curve, RunView } from '../../../../src/views/View';

export type OverlayAxis = 'epochs' | 'steps' | 'seconds';

/** Where the points of a run's curve lie on an axis; null where the run does not say. */
export function epochsToAxis(view: RunView, { epoch }: Pick<Curve, 'epoch'>, axis: OverlayAxis): number[] | null {
  const scale = scaleOf(view, axis);
  return scale && epoch.map((at) => between(...scale, at));
}

/** How many epochs a run had done at a place on the axis; null where the run does not say. */
export function axisToEpochs(view: RunView, place: number, axis: OverlayAxis): number | null {
  const scale = scaleOf(view, axis);
  return scale && between(scale[1], scale[0], place);
}

/** Epochs, and what they are on the axis. */
function scaleOf({ lossCurves: { stepsAnEpoch, clock } }: RunView, axis: OverlayAxis): [number[], number[]] | null {
  if (axis === 'epochs') return [onwards, onwards];
  if (axis === 'steps') return stepsAnEpoch === undefined ? null : [onwards, [0, stepsAnEpoch]];
  if (!clock || clock.epoch.length === 0) return null;
  return [
    [0, ...clock.epoch],
    [0, ...clock.seconds]
  ];
}

const onwards = [0, 1];

/** On the straight line between the two places around it, or on from the last two. */
function between(from: readonly number[], to: readonly number[], at: number): number {
  const after = from.findIndex((end) => end >= at);
  const right = after > 0 ? after : after === 0 ? 1 : from.length - 1;
  const [x0, x1, y0, y1] = [from[right - 1], from[right], to[right - 1], to[right]];
  return x1 === x0 ? y1 : y0 + ((at - x0) * (y1 - y0)) / (x1 - x0);
}
