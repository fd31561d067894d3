import { createHash } from 'node:crypto';
import { ours } from '../../checkedTeacher';
import { loadBooster } from '../library/createBooster';
import { givesNumbers } from '../file/readObjectiveKind';
import { checkColumnsAgree } from './checkRows';
import { checkLearntTargets } from './checkLearntTargets';
import { tryPrediction } from './tryPrediction';
import { computeFeatureImportances } from './computeFeatureImportances';
import { predictLogitsOfRows } from './predictLogitsOfRows';
import type { ModelContents } from '../file/ModelContents';
import type { OutOfFoldMargins } from './OutOfFoldMargins';
import { predictDataset } from './predictDataset';
import { convertMarginsToProbabilities } from './convertMarginsToProbabilities';
import { createRowPredictor } from './createRowPredictor';
import { saveXgboost } from '../file/saveXgboost';
import type { XgboostHistory } from '../options/XgboostOptions';
import type { XgboostTeacher } from './XgboostTeacher';

export interface TeacherInputs {
  /** The model as XGBoost reads it: written by itself, or anew from a file that was checked. */
  file: Uint8Array;
  /** The model's file as it lies on disk; default: the same. */
  source?: Uint8Array;
  model: ModelContents;
  name: string;
  shape: number[];
  /** All if left out. */
  threads?: number;
  history: XgboostHistory | null;
  outOfFold: OutOfFoldMargins | null;
}

/** Makes a teacher from a model's file, whether trained now or loaded. */
export function createTeacherFromFile(inputs: TeacherInputs): XgboostTeacher {
  const { file, source = file, model, name, shape, threads = 0, history, outOfFold } = inputs;
  const { outputs, objective } = model;
  const booster = loadBooster(file, { nthread: threads, verbosity: 0 });
  try {
    tryPrediction(booster, model);
  } catch (error) {
    booster.free();
    throw error;
  }
  const predicts = givesNumbers(objective) ? 'numbers' : 'classes';
  const classNames = predicts === 'numbers' ? null : (model.notes.classes ?? null);
  const known = fingerprintOf(source, predicts, outOfFold);
  const info = {
    name,
    kind: 'xgboost',
    parameters: model.trees.reduce((sum, { left }) => sum + left.length, 0),
    bytes: source.byteLength,
    macs: null,
    fingerprint: known.slice(0, 12)
  };
  const asked = { booster, model, shape, info, classNames, predicts, outOfFold } as const;
  const leafValues = () =>
    model.trees.map(({ left, values }) => Float32Array.from(values, (value, node) => (left[node] === -1 ? value : 0)));
  return ours({
    info,
    classes: outputs,
    inputShape: shape,
    ...{ objective, objectiveName: model.objectiveName, features: model.features, history },
    ...{ predicts, classNames, targetNames: predicts === 'numbers' ? (model.notes.targets ?? null) : null },
    rounds: model.rounds,
    trees: model.trees.length,
    folds: outOfFold?.foldOf ?? null,
    logits: (rows) => predictLogitsOfRows(asked, rows),
    fingerprint: () => known,
    checkColumns(data) {
      checkColumnsAgree('xgboost: label', data, shape, model.features);
      checkLearntTargets('xgboost: label', asked, data);
    },
    predict: (data, options) => predictDataset('predict', asked, data, options),
    probabilities: (data, options) =>
      convertMarginsToProbabilities(objective, predictDataset('probabilities', asked, data, options)),
    leaves(data) {
      const { rows, columns, values } = predictDataset('leaves', asked, data, {}, 'leaf');
      return { rows, trees: columns, values: Int32Array.from(values) };
    },
    leafValues,
    importances: () => computeFeatureImportances(booster, model),
    inplace: (options) => createRowPredictor(booster, file, model, options),
    save: (path) => saveXgboost(booster, path),
    dispose: () => booster.free()
  });
}

/** A hash of everything that determines its answers: the model, and those for the rows that it learnt from. */
function fingerprintOf(file: Uint8Array, predicts: 'classes' | 'numbers', outOfFold: OutOfFoldMargins | null): string {
  // Kept answers of regression were margins once.
  const hash = createHash('sha256')
    .update(predicts === 'numbers' ? 'xgboost numbers\0' : 'xgboost\0')
    .update(file);
  for (const part of outOfFold ? [outOfFold.hashes, outOfFold.margins] : [])
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  return hash.digest('hex');
}
