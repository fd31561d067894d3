import type { LayerTranslation } from '../graph/LayerTranslation';

/** `kd.layers.embeddingBag`: the mean of the vectors of a bag's codes; one that is NaN or no category does not count. */
export const embeddingBag: LayerTranslation = (
  graph,
  { config, weights: [vectors], inputs: [x], inputShapes: [given], shape }
) => {
  const { categories } = config as { categories: number };
  const count = given[1] as number;
  const bags = (config.bags as number[] | null) ?? [count];
  x.columns?.forEach((column) => (column.range = { from: -1, to: categories, whole: true, missing: true }));
  const codes = graph.rows(x);
  const number = (value: number) => graph.floats([value], []);
  const counts = graph.node('And', [
    graph.node('GreaterOrEqual', [codes, number(0)]),
    graph.node('Less', [codes, number(categories)])
  ]);
  const places = graph.node('Cast', [graph.node('Where', [counts, codes, number(0)])], { to: 7 });
  const found = graph.node('Gather', [graph.floats(vectors.values, vectors.shape), places], { axis: 0 });
  const shares = graph.node('Cast', [counts], { to: 1 });
  const counting = graph.node('Mul', [found, graph.node('Unsqueeze', [shares, graph.integers([2])])]);
  // Which code is in which bag, [bags, codes].
  const members = new Float32Array(bags.length * count);
  let from = 0;
  bags.forEach((size, bag) => members.fill(1, bag * count + from, bag * count + (from += size)));
  const sums = graph.node('MatMul', [graph.floats(members, [bags.length, count]), counting]);
  const inBag = graph.node('MatMul', [
    graph.floats(members, [bags.length, count]),
    graph.node('Unsqueeze', [shares, graph.integers([2])])
  ]);
  const means = graph.node('Div', [sums, graph.node('Max', [inBag, number(1)])]);
  return { rows: graph.node('Reshape', [means, graph.integers([-1, shape[1] as number])]) };
};
