import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { takeMatrixRows } from '../../data/takeMatrixRows';
import { withSeededRandom } from '../../data/withSeededRandom';
import { takeRows } from '../../data/takeRows';
import { unlabelled } from '../../data/unlabelled';
import { predict } from '../../metrics/predict';
import { setModelColumns } from '../../models/columnsOf';
import { disposeBuilt } from '../../models/disposeBuilt';
import { setModelClasses } from '../../models/readModelClasses';
import { constant } from '../../schedules/constant';
import { computeModelFingerprint } from '../../teachers/computeModelFingerprint';
import type { Teacher } from '../../teachers/Teacher';
import { createLabelOnlyTerms } from '../baseline/createLabelOnlyTerms';
import type { CheckedRun } from '../check/CheckedRun';
import type { TrainingStage } from '../check/checkStages';
import { askedTerms } from '../check/checkTransferSets';
import { checkWeights } from '../check/checkWeights';
import { trainModel } from '../loop/trainModel';
import type { TrainingInputs } from '../loop/TrainingInputs';
import { createStoppableCallbacks } from '../loop/createStoppableCallbacks';
import type { SweepResultCache } from './openSweepResultCache';
import { setWeights } from '../loop/weights/setWeights';

export interface SweepTraining {
  checked: CheckedRun;
  student: (seed: number) => tf.LayersModel;
  seed: number;
  pool: Dataset;
  validation?: Dataset;
  test: Dataset;
  teacher: Teacher;
  /** Of the pool and of the validation rows. */
  logits: { pool: Matrix; validation?: Matrix };
  stopped: () => boolean;
  results: SweepResultCache;
  tell: (epoch: number) => void;
}

/** Trains the student only on the labels of some rows of the pool. Returns its logits of the test rows. */
export async function trainAlone(training: SweepTraining, labelled: Int32Array): Promise<Matrix> {
  const { task, epochs, optimizer } = training.checked;
  const stages: TrainingStage[] = [{ epochs, optimizer, terms: createLabelOnlyTerms('labelSweep', task) }];
  return trained(training, { who: 'alone', train: takeRows(training.pool, labelled), stages });
}

/** Trains the student on the labels of some rows and the teacher's soft labels of the whole pool. Returns its logits of the test rows. */
export async function trainDistilled(training: SweepTraining, labelled: Int32Array): Promise<Matrix> {
  const { pool, logits, checked } = training;
  const all = Int32Array.from(pool.y.keys());
  if (!labelled.length) {
    const stages = checked.stages.map((stage) => ({ ...stage, terms: askedTerms(stage.terms, false) }));
    return trained(training, { who: 'unlabelled', train: unlabelled(pool), logits: logits.pool, stages });
  }
  const known = new Set(labelled);
  const others = all.filter((row) => !known.has(row));
  const rest = others.length
    ? [
        {
          name: 'rest',
          data: unlabelled(takeRows(pool, others)),
          weight: constant(1),
          labels: false,
          given: { data: pool },
          logits: takeMatrixRows(logits.pool, others)
        }
      ]
    : [];
  const own = { train: takeRows(pool, labelled), logits: takeMatrixRows(logits.pool, labelled) };
  return trained(training, { who: 'distilled', ...own, stages: checked.stages, transfer: rest });
}

interface Learning {
  /** Which of the curves it is for. */
  who: 'alone' | 'unlabelled' | 'distilled';
  train: Dataset;
  logits?: Matrix;
  stages: TrainingStage[];
  transfer?: TrainingInputs['transfer'];
}

/** Trains from the same initial weights, with the same number of steps whatever the rows are. */
async function trained(training: SweepTraining, { who, train, logits, stages, transfer }: Learning): Promise<Matrix> {
  const { checked, student, seed, pool, validation, test, teacher, results, stopped, tell } = training;
  const { task, batchSize, steps, best, averageWeights } = checked;
  const model = withSeededRandom(seed, () => student(seed));
  const learn = async () => {
    setModelClasses(model, pool.classes);
    setModelColumns(model, pool.features);
    const taught = logits && { train: logits, ...(training.logits.validation && { validation: training.logits.validation }) };
    const rows = { train, validation, teacher: taught, features: logits && teacher, transfer };
    const augment = checked.augment && { ...checked.augment, teachers: [{ teacher }, { teacher }] };
    const inputs = { name: 'student', task, model, ...rows, stages, batchSize, steps, best, seed, augment, averageWeights };
    const callbacks = createStoppableCallbacks(stopped, (event) => {
      if (event.type === 'point') tell(event.epoch);
    });
    const { status, error, best: kept } = await trainModel(inputs, callbacks);
    if (kept && validation) setWeights(model, kept.weights);
    tf.dispose(kept?.weights ?? []);
    if (status !== 'done')
      throw new Error(
        `labelSweep: expected every training to be done, got "${status}" with seed ${seed}${error ? ` (${error})` : ''}; a sweep needs all of its trainings`
      );
    return predict(model, test);
  };
  try {
    checkWeights('labelSweep', model, teacher.variables?.());
    return await results.of([who, train.y.length, seed, computeModelFingerprint(model)], test.y.length, learn);
  } finally {
    disposeBuilt(model);
  }
}
