import type { LatencyRow } from './LatencyRow';
import type { LatencyView } from '../types/LatencyView';
import { groupByBatchSize } from './groupByBatchSize';
import { formatDuration } from '../words/formatDuration';
import { formatCount } from '../words/formatNumber';
import { palette } from '../picture/palette';
import { logAxis, type Axis } from '../picture/Axis';
import { fitAxis } from '../picture/fitAxis';
import { element, heading, label, stroke, type Box } from '../picture/svgElements';
import { shorten, shortenMiddle, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const rowHeight = 22;
const groupHead = 26;
const bottomHeight = 58;

/** As high as the candidates need. */
export function heightOfLatency(view: LatencyView): number {
  return view.rows.length * rowHeight + groupByBatchSize(view.rows).length * groupHead + bottomHeight;
}

/** From the median to the 99th percentile on one logarithmic axis, candidates of one batch size together. */
export function drawLatency(view: LatencyView, box: Box): string {
  const groups = groupByBatchSize(view.rows);
  const nameWidth = Math.min(250, Math.max(...view.rows.map(({ name }) => measureTextWidth(name)))) + 12;
  const valueWidth = Math.max(...view.rows.map((row) => measureTextWidth(valueOf(row)))) + 12;
  const plot: Box = {
    x: box.x + nameWidth,
    y: box.y,
    width: box.width - nameWidth - valueWidth,
    height: box.height - bottomHeight
  };
  const bottom = plot.y + plot.height;
  const low = Math.min(...view.rows.map(({ p50 }) => p50));
  const high = Math.max(...view.rows.map(({ p99 }) => p99));
  const axis = fitAxis((count) => inUnits(logAxis(low / 2, high * 2, count)), plot.width, 11);
  const px = (value: number) => plot.x + axis.share(value) * plot.width;

  const parts = axis.ticks.flatMap(({ at, text }) => [
    stroke(px(at), plot.y + groupHead, px(at), bottom, { stroke: colors.grid }),
    label(text, px(at), bottom + 15, { 'text-anchor': 'middle', fill: colors.muted })
  ]);
  parts.push(stroke(plot.x, bottom, plot.x + plot.width, bottom, { stroke: colors.muted }));
  parts.push(
    label('time a call (log scale): dot p50, tick p95, end p99', plot.x + plot.width / 2, bottom + 32, {
      'text-anchor': 'middle',
      fill: colors.muted
    })
  );
  parts.push(label(shorten(`On ${view.machine}`, box.width), box.x, bottom + 52, { fill: colors.muted }));
  let top = plot.y;
  for (const rows of groups) {
    const { batch } = rows[0];
    parts.push(heading(`${formatCount(batch)} ${batch === 1 ? 'row' : 'rows'} a call`, box.x, top + 17));
    top += groupHead;
    for (const row of rows) {
      parts.push(drawRow(row, px, top + rowHeight / 2));
      parts.push(label(shortenMiddle(row.name, nameWidth - 12), box.x, top + rowHeight / 2 + 4));
      parts.push(label(valueOf(row), box.x + box.width, top + rowHeight / 2 + 4, { 'text-anchor': 'end' }));
      top += rowHeight;
    }
  }
  return parts.join('');
}

function inUnits({ ticks, share }: Axis): Axis {
  return { share, ticks: ticks.map(({ at }) => ({ at, text: formatDuration(at) })) };
}

function valueOf({ p50, p99 }: LatencyRow): string {
  return `${formatDuration(p50)}, p99 ${formatDuration(p99)}`;
}

function drawRow({ p50, p95, p99 }: LatencyRow, px: (value: number) => number, y: number): string {
  const look = { stroke: colors.ink, 'stroke-width': 2 };
  const tick = (at: number, half: number) => stroke(px(at), y - half, px(at), y + half, look);
  return [
    stroke(px(p50), y, px(p99), y, look),
    tick(p95, 3),
    tick(p99, 5),
    element('circle', { cx: px(p50), cy: y, r: 4.5, fill: colors.ink })
  ].join('');
}
