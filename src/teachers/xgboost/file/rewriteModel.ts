import { readModelField, readList, readNumbers, readTexts, wholeText } from './readModelField';
import { findTreesOfBooster } from './findTreesOfBooster';
import type { JsonValue } from './readUbjson';
import { computeRoundEnds } from './computeRoundEnds';
import { writeUbjson, type UbjsonValue } from './writeUbjson';

type JsonObject = { [key: string]: JsonValue };

/**
 * Writes a model anew from what `readModel` has checked, and from nothing else: XGBoost then reads only what was checked, also where its own
 * reader understands a file in another way (a name that comes twice, an escaped name, lists of another type, thousands of levels in parts
 * that nobody needs).
 *
 * @throws RangeError that names the part of the file.
 */
export function rewriteModel(file: JsonValue): Buffer {
  const learner = readModelField(file, 'learner', 'object');
  const parameters = textsIn(readModelField(learner, 'learner_model_param', 'object'), 'learner_model_param', [
    'base_score',
    'boost_from_average',
    'num_class',
    'num_feature',
    'num_target'
  ]);
  const attributes = 'attributes' in learner ? readModelField(learner, 'attributes', 'object') : {};
  return writeUbjson({
    learner: {
      attributes: textsIn(attributes, 'attributes'),
      feature_names: readTexts(learner, 'feature_names'),
      feature_types: readTexts(learner, 'feature_types'),
      gradient_booster: boosterOf(learner, Math.max(1, Number(parameters.num_class), Number(parameters.num_target ?? 1))),
      learner_model_param: parameters,
      objective: objectiveOf(readModelField(learner, 'objective', 'object'))
    },
    version: versionOf(file as JsonObject)
  });
}

function boosterOf(learner: JsonObject, outputs: number): UbjsonValue {
  const booster = readModelField(learner, 'gradient_booster', 'object');
  const forest = findTreesOfBooster(booster);
  const settings = readModelField(forest, 'gbtree_model_param', 'object');
  const trees = readList(forest, 'trees');
  const parallel = 'num_parallel_tree' in settings ? wholeText(settings, 'num_parallel_tree', 1) : 1;
  const model = {
    gbtree_model_param: { num_parallel_tree: String(parallel), num_trees: String(trees.length) },
    iteration_indptr: Array.from(computeRoundEnds(forest, trees.length, outputs * parallel)),
    tree_info: Array.from(readNumbers(forest, 'tree_info')),
    trees: trees.map((tree) => treeOf(tree as JsonObject)),
    ...('cats' in forest && { cats: categoriesOf(readModelField(forest, 'cats', 'object')) })
  };
  if (readModelField(booster, 'name', 'string') === 'gbtree') return { name: 'gbtree', model };
  return { name: 'dart', gbtree: { name: 'gbtree', model }, weight_drop: Float64Array.from(readNumbers(booster, 'weight_drop')) };
}

function treeOf(tree: JsonObject): UbjsonValue {
  const settings = readModelField(tree, 'tree_param', 'object');
  const floats = (name: string) => Float32Array.from(readNumbers(tree, name));
  const ints = (name: string) => Int32Array.from(readNumbers(tree, name));
  const bytes = (name: string) => Uint8Array.from(readNumbers(tree, name));
  const longs = (name: string) => BigInt64Array.from(Array.from(readNumbers(tree, name), BigInt));
  return {
    id: Number(tree.id),
    tree_param: textsIn(settings, 'tree_param', ['num_deleted', 'num_feature', 'num_nodes', 'size_leaf_vector']),
    ...{ base_weights: floats('base_weights'), loss_changes: floats('loss_changes'), sum_hessian: floats('sum_hessian') },
    ...{ left_children: ints('left_children'), right_children: ints('right_children'), parents: ints('parents') },
    ...{ split_indices: ints('split_indices'), split_conditions: floats('split_conditions') },
    default_left: bytes('default_left'),
    ...('split_type' in tree && {
      ...{ split_type: bytes('split_type'), categories: ints('categories'), categories_nodes: ints('categories_nodes') },
      ...{ categories_segments: longs('categories_segments'), categories_sizes: longs('categories_sizes') }
    })
  };
}

/** The names of categories that a model from a data frame keeps, checked by `readCategoryNames`. */
function categoriesOf(kept: JsonObject): UbjsonValue {
  const encodings = readList(kept, 'enc').map((encoding): UbjsonValue => {
    const column = encoding as JsonObject;
    const values = readNumbers(column, 'values');
    return 'offsets' in column
      ? { offsets: Int32Array.from(readNumbers(column, 'offsets')), values: Int8Array.from(values) }
      : { type: Number(column.type), values: Array.from(values) };
  });
  const [feature_segments, sorted_idx] = ['feature_segments', 'sorted_idx'].map((name) =>
    Int32Array.from(readNumbers(kept, name))
  );
  return { enc: encodings, feature_segments, sorted_idx };
}

/** How often each place of a list was looked at, which "rank" objectives keep to learn on. */
const positionBias = ['ti+', 'tj-'];

/** The name, the parameters that it keeps as texts, and numbers by position. */
function objectiveOf(objective: JsonObject): UbjsonValue {
  const parts = Object.keys(objective)
    .filter((name) => name !== 'name')
    .map((name): [string, UbjsonValue] =>
      positionBias.includes(name)
        ? [name, Float32Array.from(readNumbers(objective, name))]
        : [name, textsIn(readModelField(objective, name, 'object'), name)]
    );
  return { ...Object.fromEntries(parts), name: readModelField(objective, 'name', 'string') };
}

function versionOf(file: JsonObject): number[] {
  if (!('version' in file)) return [1, 0, 0];
  const version = readNumbers(file, 'version', 3);
  return Array.from(version, Math.trunc);
}

/** The members of an object, all of which are texts. */
function textsIn(object: JsonObject, subject: string, known = Object.keys(object)): { [name: string]: string } {
  const names = known.filter((name) => Object.hasOwn(object, name));
  for (const name of names)
    if (typeof object[name] !== 'string') throw new RangeError(`expected ${subject}.${name} to be a text`);
  return Object.fromEntries(names.map((name) => [name, object[name] as string]));
}
