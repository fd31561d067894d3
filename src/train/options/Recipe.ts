import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Finding } from '../../record/Finding';
import type { Teacher } from '../../teachers/Teacher';
import type { Terms } from './Term';
import type { TrainOptions } from './TrainOptions';
import type { TransferSet } from './TransferSet';

/** Makes a teacher, and says how a student learns from it, out of train and validation rows alone: `kd.tableRecipe()`, or one of your own. */
export interface Recipe {
  prepare(inputs: RecipeInputs): Promise<PreparedRecipe>;
}

/** What a recipe may see. A study gives it no test rows. */
export interface RecipeInputs extends Pick<TrainOptions, 'batchSize' | 'optimizer' | 'signal' | 'show'> {
  data: Pick<Splits<AnyDataset>, 'train' | 'validation'>;
}

export const recipeInputNames = ['data', 'batchSize', 'optimizer', 'signal', 'show'];

/** What a recipe made: options of `kd.distill`, and what is to be given back. */
export interface PreparedRecipe {
  teacher: Teacher;
  terms: Terms;
  transfer?: { [name: string]: TransferSet };
  /** What was chosen and why, with numbers. */
  findings: Finding[];
  /** Gives back the models of the teacher, which answers no more. */
  dispose(): void;
}
