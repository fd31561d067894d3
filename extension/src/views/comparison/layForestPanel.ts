import { measureTextWidth } from '../../../../src/views/picture/measureTextWidth';
import { joinLines, nameLine, nameSize, wrapTickLabel } from '../../plot/wrapTickLabel';
import type { Row } from './computeIntervalPlotRows';

const rowHeight = 38;

export interface ForestPanel {
  rows: Row[];
  labels: string[];
  /** Pixels that the names take of the width. */
  names: number;
  height: number;
}

/** Long names are broken into lines, and get up to half of the room: cut off, they might name another model. */
export function layForestPanel(rows: Row[], room: number): ForestPanel {
  const lines = rows.map(({ names }) => names.flatMap((name) => wrapTickLabel(name, room * 0.48 - 8)));
  const most = Math.max(...lines.map(({ length }) => length));
  return {
    rows,
    labels: lines.map(joinLines),
    names: Math.max(...lines.flat().map((line) => measureTextWidth(line, nameSize))) + 8,
    height: rows.length * Math.max(rowHeight, most * nameLine + 8)
  };
}
