import type { Dataset } from '../../data/Dataset';
import { xgboost, type XgboostTeacher } from '../../teachers/xgboost';
import type { RecipeInputs } from '../options/Recipe';
import type { ChosenOptions } from './TableRecipeOptions';

/** Settings that were tried, and the log loss of their trees on the rows that their folds hold out. */
export interface TriedForest {
  name: string;
  loss: number;
}

const small = { rounds: 1000, learningRate: 0.05, minChildWeight: 3, subsample: 0.7, columnSample: 0.6 };
/** Few interactions of columns or many, by small steps and many draws; and what `xgboost` does if nothing is said. */
const settings = {
  'small steps, depth 3': { ...small, maxDepth: 3 },
  'small steps, depth 6': { ...small, maxDepth: 6 },
  'default settings': {}
};

/** The forest with the lowest log loss on held-out rows; the caller disposes it. */
export async function chooseForest(
  train: Dataset,
  { folds, seed }: ChosenOptions,
  { show, signal }: RecipeInputs
): Promise<{ forest: XgboostTeacher; tried: TriedForest[] }> {
  const forests: XgboostTeacher[] = [];
  try {
    for (const [name, own] of Object.entries(settings))
      forests.push(await xgboost(train, { ...own, folds, seed, show, signal, name: `forest, ${name}` }));
    const tried = Object.keys(settings).map((name, i) => ({ name, loss: Math.min(...forests[i].history!.validation) }));
    const losses = tried.map(({ loss }) => loss);
    const best = losses.indexOf(Math.min(...losses));
    forests.forEach((forest, i) => i !== best && forest.dispose());
    return { forest: forests[best], tried };
  } catch (error) {
    forests.forEach((forest) => forest.dispose());
    throw error;
  }
}
