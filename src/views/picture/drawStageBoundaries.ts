import { palette } from './palette';
import { label, stroke, type Box } from './svgElements';
import { shorten } from './measureTextWidth';

export interface StageMark {
  from: number;
  to: number;
  /** Empty if only the line is wanted. */
  text: string;
}

/** Pixels that the names of stages take above a plot. */
export const stageNameHeight = 14;

const color = palette.light.muted;

/** A thin line where a stage begins, and the name above the middle of the stage if there is room: names never overlap. */
export function drawStageBoundaries(stages: readonly StageMark[], plot: Box, px: (value: number) => number): string[] {
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
