import { readNumbers, readWholeNumber } from './readModelField';
import type { JsonValue } from './readUbjson';

/** XGBoost keeps one bit for each category of a node up to its largest: without a limit, a small file could ask for more memory than there is. */
const mostBits = 2 ** 31;

/**
 * Checks the categories of the nodes of a tree that split by them. They lie one after the other in the order of the nodes: node, start,
 * number. XGBoost looks for the nodes in ascending order, and a node that it does not find would end the process in a prediction.
 *
 * @throws RangeError that names the part of the tree.
 */
export function checkSplitCategories(tree: { [key: string]: JsonValue }, nodes: number): void {
  const types = readNumbers(tree, 'split_type', nodes);
  let byCategory = 0;
  for (let node = 0; node < nodes; node++) byCategory += readWholeNumber(Number(types[node]), `split_type[${node}]`, 0, 1);
  const categories = readNumbers(tree, 'categories');
  const places = readNumbers(tree, 'categories_nodes');
  const [starts, sizes] = ['categories_segments', 'categories_sizes'].map((name) => readNumbers(tree, name, places.length));
  let [end, bits] = [0, 0];
  for (let i = 0; i < places.length; i++) {
    const node = readWholeNumber(places[i], `categories_nodes[${i}]`, i === 0 ? 0 : places[i - 1] + 1, nodes - 1);
    if (!types[node])
      throw new RangeError(`expected categories_nodes[${i}] to be a node that splits by category, got ${places[i]}`);
    const start = readWholeNumber(starts[i], `categories_segments[${i}]`, end, categories.length);
    end = start + readWholeNumber(sizes[i], `categories_sizes[${i}]`, 1, categories.length - start);
    let largest = 0;
    for (let j = start; j < end; j++)
      largest = Math.max(largest, readWholeNumber(categories[j], `categories[${j}]`, 0, 2 ** 24 - 1));
    bits += largest + 1;
  }
  if (places.length !== byCategory)
    throw new RangeError(`expected categories of ${byCategory} nodes, got those of ${places.length}`);
  if (bits > mostBits) throw new RangeError(`expected categories that need at most ${mostBits} bits, got ${bits}`);
}
