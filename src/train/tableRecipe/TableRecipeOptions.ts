import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';

export interface TableRecipeOptions {
  /** Rows whose labels nobody knows, for example of the last days: the teacher judges them, and the student learns from what it says. Default: none. */
  unlabelled?: Dataset;
  /** Made rows (`kd.munge`) for the teacher to judge; 0 for none. Default 10 for each train row, at most 200,000. */
  madeRows?: number;
  /** Builds one of the teacher's networks. Default `kd.tabularStudent(train, {dropout: 0.3, seed})`. */
  network?: (train: Dataset, seed: number) => tf.LayersModel;
  /** Parts of the train rows: what labels a row has not seen its part. Default 5. */
  folds?: number;
  /** How many times the parts are dealt for the networks, `folds` x `repeats` of them. Default 2. */
  repeats?: number;
  /** Of forests, networks, folds and made rows. Default 0. */
  seed?: number;
}

export const tableRecipeOptionNames = ['unlabelled', 'madeRows', 'network', 'folds', 'repeats', 'seed'];

/** What the options are with their defaults. */
export type ChosenOptions = TableRecipeOptions & Required<Pick<TableRecipeOptions, 'folds' | 'repeats' | 'seed'>>;
