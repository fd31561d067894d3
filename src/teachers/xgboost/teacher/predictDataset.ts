import { checkDatasetParts } from '../../../data/checkDataset';
import { checkOptions } from '../../../checks/checkOptions';
import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import type { ModelInfo } from '../../../record/RunRecord';
import { checkTeacherClasses } from '../../checkTeacherClasses';
import { checkTeacherPredicts } from '../../checkTeacherPredicts';
import { checkColumnsAgree, checkRows } from './checkRows';
import { createDataMatrix } from '../library/createDataMatrix';
import type { Handle } from '../library/createHandle';
import type { ModelContents } from '../file/ModelContents';
import type { OutOfFoldMargins } from './OutOfFoldMargins';
import { predictMatrix, type PredictionType } from '../library/predictMatrix';
import { answerType } from './answerType';
import { checkLearntTargets } from './checkLearntTargets';
import { wordsOf } from '../../folds/createRowHashTable';
import type { AskOptions } from './XgboostTeacher';

export interface TrainedForest {
  booster: Handle;
  model: ModelContents;
  shape: number[];
  info: ModelInfo;
  /** Null if they are not known, and for numbers. */
  classNames: string[] | null;
  predicts: 'classes' | 'numbers';
  outOfFold: OutOfFoldMargins | null;
}

/** @throws TypeError or RangeError for rows whose columns, classes or targets are not those that were learnt. */
export function predictDataset(
  method: string,
  asked: TrainedForest,
  data: Dataset,
  options: AskOptions = {},
  type: PredictionType = answerType(asked.model.objective)
): Matrix {
  const subject = `xgboost: ${method}`;
  checkOptions(subject, options, ['outOfFold']);
  checkDatasetParts(data, subject, { targets: true });
  checkTeacherPredicts(subject, asked, data);
  checkColumnsAgree(subject, data, asked.shape, asked.model.features);
  checkTeacherClasses(subject, asked, data);
  checkLearntTargets(subject, asked, data);
  if (!options.outOfFold) return predictRows(subject, { ...asked, outOfFold: null }, data.x, data.y.length, type);
  if (!asked.outOfFold)
    throw new RangeError(
      `${subject}: expected a teacher that was trained with outOfFold: true, got one without out-of-fold margins; leave the option out`
    );
  return predictRows(subject, asked, data.x, data.y.length, type);
}

/** The model's answers for [rows, columns] numbers; out-of-fold answers, if it has them, for rows that it learnt from. */
export function predictRows(
  subject: string,
  { booster, model, outOfFold }: TrainedForest,
  values: Float32Array,
  rows: number,
  type: PredictionType = answerType(model.objective)
): Matrix {
  const { columns, outputs } = model;
  checkRows(subject, values, columns, model.features ?? undefined, { strict: false });
  const words = wordsOf(values);
  const contents = outOfFold ? Int32Array.from({ length: rows }, (_, row) => outOfFold.find(words, row)) : null;
  const isKnown = contents?.every((content) => content >= 0) ?? false;
  // The handle is read in any case: a disposed teacher must throw.
  void booster.address;
  // If there is no tree, asking XGBoost 3.2 for leaves divides by zero and crashes the process.
  if (type === 'leaf' && model.trees.length === 0) return { rows, columns: 0, values: new Float32Array(0) };
  const answer = isKnown
    ? { rows, columns: outputs, values: new Float32Array(rows * outputs) }
    : withMatrix(values, rows, columns, (matrix) => predictMatrix(booster, matrix, type));
  contents?.forEach((content, row) => {
    const margins = (outOfFold as OutOfFoldMargins).margins.subarray(content * outputs, (content + 1) * outputs);
    if (content >= 0) answer.values.set(margins, row * outputs);
  });
  return answer;
}

function withMatrix<T>(values: Float32Array, rows: number, columns: number, ask: (matrix: Handle) => T): T {
  const matrix = createDataMatrix({ values, rows, columns });
  try {
    return ask(matrix);
  } finally {
    matrix.free();
  }
}
