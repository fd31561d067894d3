import type { Dataset } from '../../data/Dataset';
import { xgboost, type XgboostTeacher } from '../../teachers/xgboost';
import type { RecipeInputs } from '../options/Recipe';
import type { ChosenOptions } from './TableRecipeOptions';

/** A depth that was tried, and the log loss of its trees on the rows that their folds hold out. */
export interface TriedDepth {
  depth: number;
  loss: number;
}

/** Small steps and many draws, of two depths: few interactions of columns, or many. */
const depths = [3, 6];
const settings = { rounds: 1000, learningRate: 0.05, minChildWeight: 3, subsample: 0.7, columnSample: 0.6 };

/** The forest with the lower log loss on held-out rows; the caller disposes it. */
export async function chooseForest(
  train: Dataset,
  { folds, seed }: ChosenOptions,
  { show, signal }: RecipeInputs
): Promise<{ forest: XgboostTeacher; tried: TriedDepth[] }> {
  const forests: XgboostTeacher[] = [];
  try {
    for (const depth of depths) {
      const name = `forest of depth ${depth}`;
      forests.push(await xgboost(train, { ...settings, maxDepth: depth, folds, seed, show, signal, name }));
    }
    const tried = forests.map(({ history }, i) => ({ depth: depths[i], loss: Math.min(...history!.validation) }));
    const best = tried[0].loss <= tried[1].loss ? 0 : 1;
    forests[1 - best].dispose();
    return { forest: forests[best], tried };
  } catch (error) {
    forests.forEach((forest) => forest.dispose());
    throw error;
  }
}
