import { applyPointwise } from '../graph/applyPointwise';
import type { LayerTranslation } from '../graph/LayerTranslation';

export const add = merging('Sum');
export const average = merging('Mean');
export const maximum = merging('Max');
export const minimum = merging('Min');

/** ONNX' product is of two. */
export const multiply: LayerTranslation = (graph, { inputs, inputShapes }) =>
  isEven(inputShapes)
    ? applyPointwise(graph, inputs, (names) => names.reduce((product, name) => graph.node('Mul', [product, name])))
    : null;

export const concatenate: LayerTranslation = (graph, { config, inputs, shape }) => {
  const axis = ((config.axis as number) + shape.length) % shape.length;
  const layout = applyPointwise(graph, inputs, (names, channels) => {
    const isLast = axis === shape.length - 1;
    return graph.node('Concat', names, { axis: isLast ? channels : channels === 1 ? axis + 1 : axis });
  });
  const areColumns = shape.length === 2 && inputs.every(({ columns }) => columns);
  return areColumns ? { ...layout, columns: inputs.flatMap(({ columns }) => columns!) } : layout;
};

/** Of vectors, row by row: [batch, width] of both to [batch, 1]. */
export const dot: LayerTranslation = (graph, { config, inputs, inputShapes }) => {
  const { axes, normalize } = config as { axes: number | number[]; normalize: boolean };
  const along = Array.isArray(axes) ? axes : [axes, axes];
  const isOfRows = inputShapes.every(({ length }) => length === 2) && along.every((axis) => axis === 1 || axis === -1);
  if (!isOfRows || normalize) return null;
  return { rows: graph.node('ReduceSum', [graph.node('Mul', inputs.map(graph.rows)), graph.integers([1])], { keepdims: 1 }) };
};

/** An operator of any number of values. */
function merging(operator: string): LayerTranslation {
  return (graph, { inputs, inputShapes }) =>
    isEven(inputShapes)
      ? applyPointwise(graph, inputs, (names) =>
          names.length === 2 && operator === 'Sum' ? graph.node('Add', names) : graph.node(operator, names)
        )
      : null;
}

/** tfjs lines up inputs of different ranks in its own way. */
function isEven(shapes: readonly { length: number }[]): boolean {
  return shapes.every(({ length }) => length === shapes[0].length);
}
