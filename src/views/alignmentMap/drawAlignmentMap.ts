import type { AlignmentMapView } from '../types/AlignmentMapView';
import { alignmentColors } from './alignmentColors';
import { palette } from '../picture/palette';
import { drawAlignmentPanel } from './drawAlignmentPanel';
import { element, label, stroke, type Box } from '../picture/svgElements';

const gap = 28;
const keyHeight = 30;
const around = 132;

/** Before and after, if there are several maps. */
export function alignmentWidth({ maps }: AlignmentMapView): number {
  return maps.length > 1 ? 1232 : 860;
}

/** As high as the teacher's layers need. */
export function heightOfAlignmentMap({ teacherLayers, maps }: AlignmentMapView): number {
  if (!teacherLayers.length || !maps.length) return 60;
  return Math.min(720, Math.max(96, teacherLayers.length * 26)) + around + keyHeight;
}

/** The map. If there are several, the first and the last, side by side. */
export function drawAlignmentMap(view: AlignmentMapView, box: Box): string {
  const { maps, teacherLayers, studentLayers } = view;
  if (!maps.length || !teacherLayers.length || !studentLayers.length)
    return label('No layers are compared.', box.x, box.y + 16, { fill: palette.light.muted });
  const shown = maps.length > 1 ? [maps[0], maps[maps.length - 1]] : maps;
  const width = (box.width - gap * (shown.length - 1)) / shown.length;
  const panels = shown.map((map, i) =>
    drawAlignmentPanel(view, map, { x: box.x + i * (width + gap), y: box.y, width, height: box.height - keyHeight })
  );
  return panels.join('') + key({ ...box, y: box.y + box.height - 14 });
}

function key({ x, y }: Box): string {
  const [, pale] = alignmentColors.light;
  const ink = { stroke: palette.light.ink, fill: 'none', 'stroke-width': 1.5 };
  const cell = (left: number, fill: string) => element('rect', { x: left, y: y - 8, width: 14, height: 14, fill });
  return [
    cell(x, pale),
    element('circle', { cx: x + 7, cy: y - 1, r: 3.5, fill: palette.light.ink }),
    label('best match of a student layer', x + 20, y + 3),
    cell(x + 230, pale),
    element('rect', { x: x + 231, y: y - 7, width: 12, height: 12, ...ink }),
    label('suggested pair', x + 250, y + 3),
    cell(x + 370, palette.light.grid),
    stroke(x + 372, y + 4, x + 382, y - 6, { stroke: palette.light.muted }),
    label('no value: constant or not finite', x + 390, y + 3)
  ].join('');
}
