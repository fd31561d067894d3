import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { withSeededRandom } from '../../data/withSeededRandom';
import { tabularStudent } from '../../models/students';
import { crossFittedTeacher, type CrossFittedTeacher } from '../../teachers/folds';
import type { RecipeInputs } from '../options/Recipe';
import { train as trainModel } from '../train';
import type { ChosenOptions } from './TableRecipeOptions';

/** Networks of the folds, which keep the epoch that is best on validation, as a teacher; the caller disposes the models. */
export async function fitNetworks(
  { train, validation }: { train: Dataset; validation?: Dataset },
  { folds, repeats, seed, network = defaultNetwork }: ChosenOptions,
  { batchSize, optimizer, signal }: RecipeInputs
): Promise<{ networks: CrossFittedTeacher; models: tf.LayersModel[] }> {
  const models: tf.LayersModel[] = [];
  const fit = async (rows: { train: Dataset; seed: number }) => {
    const model = withSeededRandom(rows.seed, () => network(rows.train, rows.seed));
    models.push(model);
    const data = { train: rows.train, ...(validation && { validation }) };
    const run = await trainModel({
      student: model,
      data,
      seed: rows.seed,
      best: 'nll',
      batchSize,
      optimizer,
      signal,
      show: false
    });
    if (run.status === 'done') return model;
    signal?.throwIfAborted();
    throw new Error(
      `tableRecipe: expected every network to learn, got "${run.status}"${run.error ? ` (${run.error})` : ''}; look at its settings`
    );
  };
  try {
    const networks = await crossFittedTeacher(train, fit, { folds, repeats, seed, name: `${folds * repeats} networks` });
    return { networks, models };
  } catch (error) {
    models.forEach((model) => model?.dispose?.());
    throw error;
  }
}

/** More dropout than a student has: each learns from a part of the rows alone. */
function defaultNetwork(train: Dataset, seed: number): tf.LayersModel {
  return tabularStudent(train, { dropout: 0.3, seed });
}
