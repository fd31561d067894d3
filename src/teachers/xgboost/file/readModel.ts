import type { Feature } from '../../../data/Dataset';
import { readCategoryNames } from './readCategoryNames';
import { findTreesOfBooster } from './findTreesOfBooster';
import type { ModelContents, Tree } from './ModelContents';
import type { StillroomAttribute } from './StillroomAttribute';
import { readModelField, readList, readNumbers, readTexts, readWholeNumber, wholeText } from './readModelField';
import { readObjectiveKind } from './readObjectiveKind';
import { readTree } from './readTree';
import type { JsonValue } from './readUbjson';
import { computeRoundEnds } from './computeRoundEnds';

/** Rows are dense here: one row of a model with more columns would take more than 4 MB. */
const mostColumns = 2 ** 20;

/** XGBoost allocates a margin for each class, whether a tree has it or not. */
const mostClasses = 2 ** 16;

/** As many as a dataset may have. */
const mostTargets = 4096;

/**
 * Reads a model file and checks everything that XGBoost trusts unchecked: for a node that does not exist it would read past the end of its
 * memory and crash the process.
 *
 * @throws RangeError that names the part of the file.
 */
export function readModel(file: JsonValue): ModelContents {
  const learner = readModelField(file, 'learner', 'object');
  const parameters = readModelField(learner, 'learner_model_param', 'object');
  const columns = wholeText(parameters, 'num_feature', 1, mostColumns);
  const classes = wholeText(parameters, 'num_class', 0, mostClasses);
  const targets = 'num_target' in parameters ? wholeText(parameters, 'num_target', 1, mostTargets) : 1;
  if (targets > 1 && classes > 1)
    throw new RangeError(`expected either classes or several targets, got ${classes} and ${targets}`);
  const objectiveName = String(readModelField(readModelField(learner, 'objective', 'object'), 'name', 'string'));
  const outputs = Math.max(1, classes, targets);
  checkBaseScore(readModelField(parameters, 'base_score', 'string'), outputs);

  const forest = findTreesOfBooster(readModelField(learner, 'gradient_booster', 'object'));
  const settings = readModelField(forest, 'gbtree_model_param', 'object');
  const trees = readList(forest, 'trees').map((tree, i) => inTree(i, () => readTree(tree, i, columns)));
  if (wholeText(settings, 'num_trees', 0) !== trees.length)
    throw new RangeError(`expected ${String(settings.num_trees)} trees, got ${trees.length}`);
  const info = readNumbers(forest, 'tree_info', trees.length);
  for (let i = 0; i < info.length; i++) readWholeNumber(info[i], `tree_info[${i}]`, 0, outputs - 1);
  const parallel = 'num_parallel_tree' in settings ? wholeText(settings, 'num_parallel_tree', 1) : 1;
  const rounds = computeRoundEnds(forest, trees.length, outputs * parallel).length - 1;
  const attributes = 'attributes' in learner ? readModelField(learner, 'attributes', 'object') : {};
  const notes = notesOf(attributes);
  return {
    objective: readObjectiveKind(objectiveName),
    ...{ objectiveName, columns, outputs, rounds, notes, trees },
    bestRounds: bestRoundsOf(attributes, rounds),
    isScikitLearn: 'scikit_learn' in attributes,
    features: featuresOf(learner, columns, notes.categories ?? readCategoryNames(forest, columns))
  };
}

type JsonObject = { [key: string]: JsonValue };

function inTree(i: number, read: () => Tree): Tree {
  try {
    return read();
  } catch (error) {
    throw new RangeError(`tree ${i}: ${(error as Error).message}`, { cause: error });
  }
}

/** "5E-1", or "[1E0,2E0]" with a number for each output. */
function checkBaseScore(text: string, outputs: number): void {
  const values = text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((value) => (value.trim() === '' ? NaN : Math.fround(Number(value))));
  const fits = values.every(Number.isFinite) && (values.length === 1 || values.length === outputs);
  if (!fits) throw new RangeError(`expected base_score to be ${outputs} finite numbers, got ${JSON.stringify(text)}`);
}

/** Python's early stopping leaves the place of the best round, from 0. */
function bestRoundsOf(attributes: JsonObject, rounds: number): number | null {
  if (!('best_iteration' in attributes)) return null;
  const place = wholeText(attributes, 'best_iteration', 0);
  // It belongs to the training that stopped early; a model that has been sliced since has fewer rounds.
  return Math.min(place + 1, rounds);
}

function notesOf({ stillroom }: JsonObject): StillroomAttribute {
  if (typeof stillroom !== 'string') return {};
  try {
    const { name, classes, targets, categories } = (JSON.parse(stillroom) ?? {}) as Record<string, unknown>;
    return {
      ...(typeof name === 'string' && { name }),
      ...(areTexts(classes) && { classes }),
      ...(areTexts(targets) && { targets }),
      ...(Array.isArray(categories) && { categories: categories.map((names: unknown) => (areTexts(names) ? names : null)) })
    };
  } catch {
    throw new RangeError('expected the attribute "stillroom" to be JSON');
  }
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/**
 * Names and kinds of the columns. A category column without stored names is a number here: its codes are whatever the author of the file
 * chose, and matching them with another table's codes would be a guess.
 */
function featuresOf(learner: JsonObject, columns: number, categories: (string[] | null)[]): Feature[] | null {
  const names = readTexts(learner, 'feature_names');
  const types = readTexts(learner, 'feature_types');
  for (const [what, texts] of [['feature_names', names] as const, ['feature_types', types] as const]) {
    if (texts.length !== 0 && texts.length !== columns)
      throw new RangeError(`expected ${what} to be ${columns} texts, got ${texts.length}`);
  }
  const odd = types.find((type) => !['float', 'int', 'i', 'q', 'c'].includes(type));
  if (odd !== undefined) throw new RangeError(`expected feature_types among float, int, i, q, c, got "${odd}"`);
  if (names.length === 0 && types.length === 0) return null;
  return Array.from({ length: columns }, (_, i) => {
    const [name, known] = [names[i] ?? `f${i}`, categories[i]];
    return types[i] === 'c' && known ? { name, kind: 'category', categories: known } : { name, kind: 'number' };
  });
}
