import type { Tree } from './ModelContents';
import { field, numbersOf, whole, wholeText } from './modelFields';
import type { JsonValue } from './readUbjson';

/** Columns of a tree besides its children, one number per node. */
const perNode = ['parents', 'split_indices', 'split_conditions', 'base_weights', 'default_left', 'loss_changes', 'sum_hessian'];

/** @throws RangeError for a node that points nowhere, is reached twice, or uses a column that does not exist. */
export function readTree(value: JsonValue, place: number, columns: number): Tree {
  const settings = field(value, 'tree_param', 'object');
  const tree = value as { [key: string]: JsonValue };
  // XGBoost stores a tree at the index given by its id, and would read an empty place for a tree stored elsewhere.
  whole(Number(tree.id), 'id', place, place);
  const nodes = wholeText(settings, 'num_nodes', 1);
  if ('size_leaf_vector' in settings && wholeText(settings, 'size_leaf_vector', 0) > 1)
    throw new RangeError('expected leaves with one value, got vectors');
  const [left, right] = [numbersOf(tree, 'left_children', nodes), numbersOf(tree, 'right_children', nodes)];
  const [parents, split, values] = perNode.map((name) => numbersOf(tree, name, nodes));

  const visited = new Uint8Array(nodes);
  const open = [0];
  while (open.length > 0) {
    const node = open.pop() as number;
    if (visited[node]++) throw new RangeError(`expected a tree, got node ${node} twice`);
    if (left[node] === -1 && right[node] === -1) continue;
    whole(split[node], `split_indices[${node}]`, 0, columns - 1);
    for (const [side, children] of Object.entries({ left, right })) {
      const child = whole(children[node], `${side}_children[${node}]`, 1, nodes - 1);
      whole(parents[child], `parents[${child}]`, node, node);
      open.push(child);
    }
  }
  if ('split_type' in tree) checkCategories(tree, nodes);
  return { left, right, values };
}

/** The categories of the nodes that split by them lie one after the other: node, start, number. */
function checkCategories(tree: { [key: string]: JsonValue }, nodes: number): void {
  const types = numbersOf(tree, 'split_type', nodes);
  const byCategory = new Set<number>();
  for (let node = 0; node < nodes; node++) if (whole(Number(types[node]), `split_type[${node}]`, 0, 1)) byCategory.add(node);
  const categories = numbersOf(tree, 'categories');
  for (let i = 0; i < categories.length; i++) whole(categories[i], `categories[${i}]`, 0, 2 ** 24 - 1);
  const places = numbersOf(tree, 'categories_nodes');
  const [starts, sizes] = ['categories_segments', 'categories_sizes'].map((name) => numbersOf(tree, name, places.length));
  for (let i = 0; i < places.length; i++) {
    if (!byCategory.delete(places[i]))
      throw new RangeError(`expected categories_nodes[${i}] to be a node that splits by category, got ${places[i]}`);
    whole(starts[i], `categories_segments[${i}]`, 0, categories.length);
    whole(sizes[i], `categories_sizes[${i}]`, 1, categories.length - starts[i]);
  }
  const [odd] = byCategory;
  if (odd !== undefined) throw new RangeError(`expected the categories of node ${odd}, got none`);
}
