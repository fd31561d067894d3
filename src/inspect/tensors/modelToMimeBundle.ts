import type { layers, LayersModel } from '@tensorflow/tfjs';
import { countMacs } from '../../teachers/countMacs';
import { escapeMarkup } from '../../views/words/escapeMarkup';
import { formatCount } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml } from '../../views/table/tableToHtml';

const mostLayers = 100;
const columns = ['layer', 'kind', 'output', 'parameters'];

/** A layers model as the table of its layers and a line with its size: parameters, and multiply-accumulate operations per row. */
export function modelToMimeBundle(model: LayersModel): MimeBundle {
  const title = modelLine(model);
  const rows = model.layers.slice(0, mostLayers).map(layerRow);
  const more = model.layers.length - rows.length;
  const note = more > 0 ? `… ${more} more layers` : '';
  const html = `<p>${escapeMarkup(title)}</p>${tableToHtml({ columns, rows, words: true })}${note && `<p>${note}</p>`}`;
  return {
    'text/html': html,
    'text/plain': [title, ...aligned([columns, ...rows]), note].filter(Boolean).join('\n')
  };
}

/** "Sequential "student": 2 layers, 203,530 parameters, 101,632 MACs a row". */
export function modelLine(model: LayersModel): string {
  const kind = orElse(() => model.getClassName(), 'Model');
  const parameters = orElse(() => model.countParams(), null);
  const trainable = orElse(() => count(model.trainableWeights), 0);
  const macs = orElse(() => countMacs(model), null);
  const size = [
    `${model.layers.length} layer${model.layers.length === 1 ? '' : 's'}`,
    parameters === null ? 'not built' : `${formatCount(parameters)} parameters`,
    ...(parameters !== null && trainable !== parameters ? [`${formatCount(trainable)} of them trainable`] : []),
    ...(macs !== null && parameters !== null ? [`${formatCount(macs)} MACs a row`] : [])
  ];
  return `${kind} "${model.name}": ${size.join(', ')}`;
}

/** "Dense "hidden", output [null, 8], 40 parameters". */
export function layerLine(layer: layers.Layer): string {
  const [name, kind, output, parameters] = layerRow(layer);
  return `${kind} "${name}", output ${output}, ${parameters} parameters`.replace('not built parameters', 'not built');
}

function layerRow(layer: layers.Layer): string[] {
  return [
    layer.name,
    orElse(() => layer.getClassName(), 'Layer'),
    orElse(() => shapes(layer.outputShape), 'several'),
    orElse(() => formatCount(layer.countParams()), 'not built')
  ];
}

function shapes(shape: unknown): string {
  const list = Array.isArray(shape) && Array.isArray(shape[0]) ? (shape as unknown[][]) : [shape as unknown[]];
  return list.map((sizes) => `[${sizes.map((size) => size ?? 'null').join(', ')}]`).join(' ');
}

function count(weights: { shape: (number | null)[] }[]): number {
  return weights.reduce((sum, { shape }) => sum + shape.reduce<number>((a, b) => a * (b ?? 1), 1), 0);
}

function aligned(rows: string[][]): string[] {
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const isNumber = (i: number) => i === columns.length - 1;
  return rows.map((row) =>
    row
      .map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd()
  );
}

/** A layer that is shared or not built yet throws if its shape or size is read. */
function orElse<T, E>(read: () => T, otherwise: E): T | E {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
