import { palette } from './palette';
import { label, stroke, type Box } from './svg';
import { shorten } from './textWidth';

export interface StageMark {
  from: number;
  to: number;
  /** Empty where only the line is wanted. */
  text: string;
}

/** Pixels above a plot that its stages' names take. */
export const stageNameHeight = 14;

const color = palette.light.muted;

/** A thin line where a stage begins, and above the plot the name in the stage's middle, as far as there is room: names never overlap. */
export function stageBoundaries(stages: readonly StageMark[], plot: Box, px: (value: number) => number): string[] {
  const bottom = plot.y + plot.height;
  return stages.flatMap(({ from, to, text }, i) => {
    const [left, right] = [px(from), px(to)];
    const top = text ? plot.y - stageNameHeight + 2 : plot.y;
    const line = i > 0 ? [stroke(left, top, left, bottom, { stroke: color, 'stroke-width': 0.75 })] : [];
    const room = right - left - 6;
    const look = { 'text-anchor': 'middle', 'font-size': 10, 'font-weight': 'bold', fill: color };
    const name = text && room >= 14 ? [label(shorten(text, room, 10, true), (left + right) / 2, plot.y - 4, look)] : [];
    return [...line, ...name];
  });
}
