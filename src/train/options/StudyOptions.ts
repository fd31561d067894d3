import type * as tf from '@tensorflow/tfjs';
import type { Metric } from '../../metrics/inputs/Metric';
import type { BaselineOptions } from './BaselineOptions';
import { distillOptionNames, type DistillOptions } from './DistillOptions';
import type { Recipe } from './Recipe';

export interface StudyOptions extends Omit<DistillOptions, 'teacher' | 'student' | 'seed' | 'baseline' | 'onEvent' | 'folder'> {
  /** A tfjs model that gives logits, a function from rows to logits, or any `Teacher`; or a `recipe` that makes one. */
  teacher?: DistillOptions['teacher'];
  /** Makes teacher, terms and transfer sets out of train and validation rows, in place of `teacher`: `kd.tableRecipe()`. Terms that are given, and transfer sets of another name, go on top. */
  recipe?: Recipe;
  /** Builds the student for a seed. It is called with `Math.random` seeded, so initial weights need no seeds of their own. */
  student: (seed: number) => tf.LayersModel;
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
  /** Also trains the student without a teacher, with every seed. Default true; false leaves it out, if another study has it; `{labelSmoothing: 0.1}` smooths its labels. */
  baseline?: boolean | BaselineOptions;
  /** A folder that keeps each seed's run. A study whose runs are in it goes on there. Default: nothing is written. */
  folder?: string;
  /** What is measured. Default: average precision, ROC AUC and Brier score for two classes; filtered ranks for links (`known`); accuracy and NLL for more. */
  metrics?: Metric[];
}

export const studyOptionNames = [
  ...distillOptionNames.filter((name) => !['seed', 'onEvent'].includes(name)),
  ...['seeds', 'metrics', 'recipe']
];
