import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkInputs } from '../../checks/checkInputs';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { disposeBuilt } from '../../models/disposeBuilt';
import type { StreamAccuracy } from '../../record/StreamAccuracy';
import { computeAccuracyMatrixView } from '../../views/accuracyMatrix/computeAccuracyMatrixView';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { checkRunIsDone } from '../check/checkRunIsDone';
import { checkSeeds } from '../check/checkSeeds';
import { checkStrategies } from '../check/checkStrategies';
import { createSeedProgress } from '../createSeedProgress';
import type { LearnOptions } from './LearnOptions';
import type { LearntStream } from './score/LearntStream';
import { learnStream } from './learnStream';
import { checkParts } from './parts/checkParts';
import { computeStreamAccuracy } from './score/computeStreamAccuracy';
import { checkStrategy } from './strategies/checkStrategy';
import type { Strategy } from './strategies/Strategy';

export interface StreamStudyOptions extends Pick<
  LearnOptions,
  'parts' | 'epochs' | 'batchSize' | 'optimizer' | 'title' | 'show' | 'signal'
> {
  /** Builds the student for a seed. It is called with `Math.random` seeded, so initial weights need no seeds of their own. */
  student: (seed: number) => tf.LayersModel;
  /** By name. The first is the control, which the others are compared with. */
  strategies: { [name: string]: Strategy };
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
}

/** Several strategies on one stream, over seeds. As a cell's last value it shows the accuracy matrix of each. */
export interface StreamStudy {
  /** Which strategy keeps most, in a sentence. */
  says: string;
  /** Mean matrices and intervals over seeds. */
  accuracy: StreamAccuracy;
  /** The runs of each strategy, one a seed. */
  runs: { [strategy: string]: LearntStream[] };
}

const subject = 'continual.study';
const optionNames = ['student', 'parts', 'strategies', 'seeds', 'epochs', 'batchSize', 'optimizer', 'title', 'show', 'signal'];

/**
 * Learns the same stream by several strategies with several seeds, each from the same initial weights for a seed. Means have Student's t intervals over the seeds (95 %), for these test rows; the gain in average accuracy over the first strategy, the control, is taken seed by seed.
 *
 * @throws TypeError or RangeError as `continual.learn` does, and for no strategies; an Error if a run fails or is stopped, since all of them are needed.
 * @example
 * ```ts
 * const parts = kd.continual.splitByClass(kd.mnist({ train: 600, validation: 100, test: 200 }), { parts: 5 });
 * const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] });
 * const { fineTuning, replay, reservoir } = kd.continual;
 * const strategies = { 'fine-tuning': fineTuning(), replay: replay({ memory: reservoir({ rows: 100 }) }) };
 * const study = await kd.continual.study({ student, parts, strategies, seeds: 2, epochs: 2, show: false });
 * study.accuracy.strategies[1].gain?.mean;
 * ```
 */
export async function study(options: StreamStudyOptions): Promise<StreamStudy> {
  checkInputs(subject, options, optionNames);
  const { student, strategies, seeds: asked = 5, title, show = true, ...rest } = options;
  if (!isCallable(student))
    throw new TypeError(
      `${subject}: expected student to be a function of the seed to a model, got ${showValue(student)}; give () => tf.sequential(...)`
    );
  const names = checkStrategies(subject, strategies, "{'fine-tuning': kd.continual.fineTuning()}", checkStrategy);
  const seeds = checkSeeds(subject, asked);
  checkParts(subject, rest.parts);
  const learnt = new Map(names.map((name): [string, LearntStream[]] => [name, []]));
  const progress = createSeedProgress(show, seeds.length);
  let last: tf.LayersModel | undefined;
  try {
    for (const [i, seed] of seeds.entries())
      for (const name of names) {
        const model = withSeededRandom(seed, () => student(seed));
        const before = last;
        last = model === before ? undefined : model;
        if (model !== before) before?.dispose();
        checkNew(last, before);
        const run = await learnStream(subject, {
          ...{ ...rest, student: last, seed, strategy: strategies[name], show: false },
          onEvent: (event) => void (event.type === 'point' && progress.update(i, `${name}, part ${event.of}`, event.epoch))
        });
        checkRunIsDone(subject, run.record, `by ${name}, seed ${seed}`);
        learnt.get(name)!.push(run);
      }
    const { parts } = rest;
    const named = title ?? `${parts.length} parts by ${names.length} ${names.length === 1 ? 'strategy' : 'strategies'}`;
    const accuracy = computeStreamAccuracy(named, learnt, names.length > 1 ? names[0] : undefined);
    const view = computeAccuracyMatrixView(accuracy);
    return withDisplay({ says: view.says, accuracy, runs: Object.fromEntries(learnt) }, () =>
      viewToMimeBundle(view, { static: true })
    );
  } finally {
    disposeBuilt(last);
    progress.end();
  }
}

/** @param model undefined if it is the one before again: then it belongs to its owner. */
function checkNew(model: unknown, before: tf.LayersModel | undefined): asserts model is tf.LayersModel {
  if (isSafeToInspect(model) && model instanceof tf.LayersModel) return;
  const got = model === undefined && before ? `"${before.name}" again, which has learnt already` : showValue(model);
  throw new TypeError(`${subject}: expected student to build another model each time, got ${got}; give () => tf.sequential(...)`);
}
