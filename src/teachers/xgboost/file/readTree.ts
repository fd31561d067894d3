import { checkSplitCategories } from './checkSplitCategories';
import type { Tree } from './ModelContents';
import { readModelField, readNumbers, readWholeNumber, wholeText } from './readModelField';
import type { JsonValue } from './readUbjson';

/** Columns of a tree besides its children, one number per node. */
const perNode = ['parents', 'split_indices', 'split_conditions', 'base_weights', 'default_left', 'loss_changes', 'sum_hessian'];

/** XGBoost measures a tree by a function that calls itself: a deeper one would overflow the stack and end the process. */
const deepest = 4096;

/** What a column is set to in a node that was pruned. */
const pruned = 2 ** 31 - 1;

/** @throws RangeError for a node that points nowhere, is reached twice, lies too deep, or uses a column that does not exist. */
export function readTree(value: JsonValue, place: number, columns: number): Tree {
  const settings = readModelField(value, 'tree_param', 'object');
  const tree = value as { [key: string]: JsonValue };
  // XGBoost stores a tree at the index given by its id, and would read an empty place for a tree stored elsewhere.
  readWholeNumber(Number(tree.id), 'id', place, place);
  const nodes = wholeText(settings, 'num_nodes', 1);
  // Leaves that are vectors are kept in another way.
  if ('size_leaf_vector' in settings) wholeText(settings, 'size_leaf_vector', 0, 1);
  const [left, right] = [readNumbers(tree, 'left_children', nodes), readNumbers(tree, 'right_children', nodes)];
  const [parents, split, values, , defaults] = perNode.map((name) => readNumbers(tree, name, nodes));

  // It reads the parent of every node, whether a path leads to the node or not.
  for (let node = 0; node < nodes; node++) {
    for (const [side, children] of [['left', left] as const, ['right', right] as const])
      readWholeNumber(children[node], `${side}_children[${node}]`, -1, nodes - 1);
    if (node > 0) readWholeNumber(parents[node], `parents[${node}]`, 0, nodes - 1);
    readWholeNumber(split[node], `split_indices[${node}]`, 0, pruned);
    readWholeNumber(Number(defaults[node]), `default_left[${node}]`, 0, 1);
    const condition = Math.fround(values[node]);
    if (!Number.isFinite(condition))
      throw new RangeError(`expected split_conditions[${node}] to be a number of 32 bits, got ${values[node]}`);
  }

  const visited = new Uint8Array(nodes);
  const open = [{ node: 0, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (visited[node]++) throw new RangeError(`expected a tree, got node ${node} twice`);
    if (depth > deepest) throw new RangeError(`expected a tree of at most ${deepest} levels, got more`);
    if (left[node] === -1 && right[node] === -1) continue;
    readWholeNumber(split[node], `split_indices[${node}]`, 0, columns - 1);
    for (const [side, children] of [['left', left] as const, ['right', right] as const]) {
      const child = readWholeNumber(children[node], `${side}_children[${node}]`, 1, nodes - 1);
      readWholeNumber(parents[child], `parents[${child}]`, node, node);
      open.push({ node: child, depth: depth + 1 });
    }
  }
  if ('split_type' in tree) checkSplitCategories(tree, nodes);
  return { left, right, values };
}
