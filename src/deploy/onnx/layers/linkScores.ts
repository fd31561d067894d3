import type { LayerTranslation, LayerWeight } from '../graph/LayerTranslation';
import type { OnnxGraph } from '../graph/OnnxGraph';
import { applySlice } from './applySlice';

/** Embeddings of the rows, [batch, width], and of all entities, [entities, width]. */
interface Embedded {
  heads: string;
  relations: string;
  tails: LayerWeight;
  norm: unknown;
}

/** `kd.models.complEx`: the product of head and relation, as complex numbers, with each tail. */
export const complEx = linkScores((graph, { heads, relations, tails }) =>
  products(graph, turned(graph, heads, halves(graph, relations, tails), tails), tails)
);

/** `kd.models.distMult` */
export const distMult = linkScores((graph, { heads, relations, tails }) =>
  products(graph, graph.node('Mul', [heads, relations]), tails)
);

/** `kd.models.rotatE`: relations are angles. */
export const rotatE = linkScores((graph, { heads, relations, tails, norm }) => {
  const moved = turned(graph, heads, [graph.node('Cos', [relations]), graph.node('Sin', [relations])], tails);
  if (norm === 2) return negativeEuclidean(graph, moved, tails);
  const size = tails.shape[1] / 2;
  const apart = differences(graph, moved, tails);
  const squares = [applySlice(graph, apart, 2, 0, size), applySlice(graph, apart, 2, size, 2 * size)].map((part) =>
    graph.node('Mul', [part, part])
  );
  return negativeSum(graph, graph.node('Sqrt', [graph.node('Add', squares)]));
});

/** `kd.models.transE`: relations are translations. */
export const transE = linkScores((graph, { heads, relations, tails, norm }) => {
  const moved = graph.node('Add', [heads, relations]);
  return norm === 2
    ? negativeEuclidean(graph, moved, tails)
    : negativeSum(graph, graph.node('Abs', [differences(graph, moved, tails)]));
});

/** Rows are [head, relation]. */
function linkScores(scores: (graph: OnnxGraph, embedded: Embedded) => string): LayerTranslation {
  return (graph, { config, weights, inputs: [x] }) => {
    const rows = graph.rows(x);
    const [heads, relations] = weights.map(({ values, shape }, column) => {
      if (x.columns) x.columns[column].range = { from: 0, to: shape[0] - 1, whole: true };
      const numbers = graph.node('Gather', [rows, graph.integers([column], [])], { axis: 1 });
      return graph.node('Gather', [graph.floats(values, shape), graph.node('Cast', [numbers], { to: 7 })], { axis: 0 });
    });
    return { rows: scores(graph, { heads, relations, tails: weights[0], norm: config.norm }) };
  };
}

/** The real and the imaginary parts. */
function halves(graph: OnnxGraph, x: string, { shape }: LayerWeight): string[] {
  const size = shape[1] / 2;
  return [applySlice(graph, x, 1, 0, size), applySlice(graph, x, 1, size, 2 * size)];
}

/** The product of complex numbers. */
function turned(graph: OnnxGraph, heads: string, [real, imaginary]: string[], tails: LayerWeight): string {
  const [a, b] = halves(graph, heads, tails);
  const times = (x: string, y: string) => graph.node('Mul', [x, y]);
  const parts = [
    graph.node('Sub', [times(a, real), times(b, imaginary)]),
    graph.node('Add', [times(a, imaginary), times(b, real)])
  ];
  return graph.node('Concat', parts, { axis: 1 });
}

function products(graph: OnnxGraph, x: string, tails: LayerWeight): string {
  const turned = graph.node('Transpose', [graph.floats(tails.values, tails.shape)], { perm: [1, 0] });
  return graph.node('MatMul', [x, turned]);
}

/** By squares and one product of matrices, as the student does. */
function negativeEuclidean(graph: OnnxGraph, x: string, tails: LayerWeight): string {
  const [entities, width] = tails.shape;
  const squares = Float32Array.from({ length: entities }, (_, entity) =>
    tails.values.subarray(entity * width, (entity + 1) * width).reduce((sum, value) => sum + value * value, 0)
  );
  const own = graph.node('ReduceSum', [graph.node('Mul', [x, x]), graph.integers([1])], { keepdims: 1 });
  const both = graph.node('Add', [own, graph.floats(squares, [1, entities])]);
  const twice = graph.node('Mul', [products(graph, x, tails), graph.floats([2], [])]);
  const distances = graph.node('Relu', [graph.node('Sub', [both, twice])]);
  return graph.node('Neg', [graph.node('Sqrt', [graph.node('Add', [distances, graph.floats([1e-12], [])])])]);
}

/** [batch, entities, width] */
function differences(graph: OnnxGraph, x: string, { values, shape }: LayerWeight): string {
  return graph.node('Sub', [graph.node('Unsqueeze', [x, graph.integers([1])]), graph.floats(values, [1, ...shape])]);
}

function negativeSum(graph: OnnxGraph, x: string): string {
  return graph.node('Neg', [graph.node('ReduceSum', [x, graph.integers([2])], { keepdims: 0 })]);
}
