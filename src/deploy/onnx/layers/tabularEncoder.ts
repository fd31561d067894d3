import { TabularEncoder } from '../../../models/students/TabularEncoder';
import type { CategoryEncoding, NumberEncoding } from '../../../models/students/TabularEncoding';
import type { LayerTranslation } from '../graph/LayerTranslation';
import type { InputColumn, OnnxGraph } from '../graph/OnnxGraph';

/** The result of some columns, [batch, places.length], and where each of its numbers belongs. */
interface Block {
  name: string;
  places: number[];
}

/** The encoding of raw rows of a table, NaN where a value is missing. */
export const tabularEncoder: LayerTranslation = (graph, { layer, weights: [table], inputs: [x] }) => {
  if (!(layer instanceof TabularEncoder)) return null;
  const { numbers, categories } = layer.encoding;
  if (x.columns) noteRanges(x.columns, numbers, categories);
  const rows = graph.rows(x);
  const take = (encodings: readonly { column: number }[]) =>
    graph.node('Gather', [rows, graph.integers(encodings.map(({ column }) => column))], { axis: 1 });

  // Where the inputs of each column begin, and of each category in the table of vectors.
  let place = 0;
  let first = 0;
  const placed = {
    numbers: numbers.map((encoding) => {
      const begin = place;
      place += encoding.edges.length - 1 + Number(encoding.missing);
      return { ...encoding, begin };
    }),
    categories: categories.map((encoding) => {
      const { size, dimension, missing } = encoding;
      const own = { ...encoding, begin: place, first };
      place += dimension || size + Number(missing);
      first += (size + 1) * dimension;
      return own;
    })
  };
  const blocks: Block[] = [];
  if (numbers.length > 0) blocks.push(...encodeNumbers(graph, take(numbers), placed.numbers));
  const plain = placed.categories.filter(({ dimension }) => dimension === 0);
  if (plain.length > 0) blocks.push(...encodeCategories(graph, take(plain), plain));
  const embedded = placed.categories.filter(({ dimension }) => dimension > 0);
  if (embedded.length > 0) blocks.push(...embedCategories(graph, take(embedded), embedded, table.values));
  return { rows: inOrder(graph, blocks) };
};

type Placed<T> = T & { begin: number };

/** A number is clipped to each of its bins; a missing one is what train had in the middle, or below all bins where it has an input of its own. */
function encodeNumbers(graph: OnnxGraph, x: string, numbers: readonly Placed<NumberEncoding>[]): Block[] {
  const isMissing = graph.node('IsNaN', [x]);
  const fills = numbers.map(({ missing, edges, fill }) => (missing ? edges[0] : fill));
  const filled = graph.node('Where', [isMissing, graph.floats(fills), x]);
  const bins = numbers.flatMap(({ edges, begin }, from) =>
    edges.slice(1).map((high, i) => ({ from, low: edges[i], width: high - edges[i], place: begin + i }))
  );
  const spread = graph.node('Gather', [filled, graph.integers(bins.map(({ from }) => from))], { axis: 1 });
  const above = graph.node('Sub', [spread, graph.floats(bins.map(({ low }) => low))]);
  const shares = graph.node('Div', [above, graph.floats(bins.map(({ width }) => width))]);
  const clipped = graph.node('Clip', [shares, graph.floats([0], []), graph.floats([1], [])]);
  const blocks = [{ name: clipped, places: bins.map(({ place }) => place) }];
  const own = [...numbers.keys()].filter((i) => numbers[i].missing);
  if (own.length === 0) return blocks;
  const flags = graph.node('Gather', [graph.node('Cast', [isMissing], { to: 1 }), graph.integers(own)], { axis: 1 });
  return [...blocks, { name: flags, places: own.map((i) => numbers[i].begin + numbers[i].edges.length - 1) }];
}

/** An input for each category, and one for what is no category where train had missing values. */
function encodeCategories(graph: OnnxGraph, x: string, categories: readonly Placed<CategoryEncoding>[]): Block[] {
  const codes = categories.flatMap(({ size, begin }, from) =>
    Array.from({ length: size }, (_, code) => ({ from, code, place: begin + code }))
  );
  const spread = graph.node('Gather', [graph.node('Floor', [x]), graph.integers(codes.map(({ from }) => from))], { axis: 1 });
  const equal = graph.node('Equal', [spread, graph.floats(codes.map(({ code }) => code))]);
  const blocks = [{ name: graph.node('Cast', [equal], { to: 1 }), places: codes.map(({ place }) => place) }];
  const own = [...categories.keys()].filter((i) => categories[i].missing);
  if (own.length === 0) return blocks;
  const unknown = graph.node('Cast', [graph.node('Not', [isKnown(graph, x, categories)])], { to: 1 });
  const flags = graph.node('Gather', [unknown, graph.integers(own)], { axis: 1 });
  return [...blocks, { name: flags, places: own.map((i) => categories[i].begin + categories[i].size) }];
}

/** A vector for each category, the last one for what is none. */
function embedCategories(
  graph: OnnxGraph,
  x: string,
  categories: readonly Placed<CategoryEncoding & { first: number }>[],
  table: Float32Array
): Block[] {
  const known = isKnown(graph, x, categories);
  const filled = graph.node('Where', [known, x, graph.floats(categories.map(({ size }) => size))]);
  const codes = graph.node('Cast', [filled], { to: 7 });
  return categories.map(({ size, dimension, first, begin }, i) => {
    const vectors = graph.floats(table.subarray(first, first + (size + 1) * dimension), [size + 1, dimension]);
    const own = graph.node('Gather', [codes, graph.integers([i], [])], { axis: 1 });
    const places = Array.from({ length: dimension }, (_, k) => begin + k);
    return { name: graph.node('Gather', [vectors, own], { axis: 0 }), places };
  });
}

function isKnown(graph: OnnxGraph, x: string, categories: readonly CategoryEncoding[]): string {
  const below = graph.node('Less', [x, graph.floats(categories.map(({ size }) => size))]);
  return graph.node('And', [graph.node('GreaterOrEqual', [x, graph.floats([0], [])]), below]);
}

function inOrder(graph: OnnxGraph, blocks: readonly Block[]): string {
  const all =
    blocks.length === 1
      ? blocks[0].name
      : graph.node(
          'Concat',
          blocks.map(({ name }) => name),
          { axis: 1 }
        );
  const places = blocks.flatMap((block) => block.places);
  if (places.every((place, i) => place === i)) return all;
  const order = Array<number>(places.length);
  places.forEach((place, i) => (order[place] = i));
  return graph.node('Gather', [all, graph.integers(order)], { axis: 1 });
}

/** Beyond the outermost edges and categories, and missing. */
function noteRanges(columns: InputColumn[], numbers: readonly NumberEncoding[], categories: readonly CategoryEncoding[]): void {
  for (const { column, edges } of numbers) {
    const beyond = (edges[edges.length - 1] - edges[0]) / 10;
    columns[column].range = { from: edges[0] - beyond, to: edges[edges.length - 1] + beyond, missing: true };
  }
  for (const { column, size } of categories) columns[column].range = { from: -1, to: size, whole: true, missing: true };
}
