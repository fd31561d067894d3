import type * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { setModelColumns } from '../../models/columnsOf';
import { setModelClasses } from '../../models/readModelClasses';
import { disposeBuilt } from '../../models/disposeBuilt';
import { findHost } from '../../notebook/findHost';
import type { Comparison } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { computeComparisonView } from '../../views/comparison/computeComparisonView';
import { computeRunView } from '../../views/run/computeRunView';
import type { RunEnd } from '../loop/TrainingEnd';
import { recordRun, type Recorder } from '../record/recordRun';
import { trainAndScore } from '../score/trainAndScore';
import type { LogitsOfSplits } from '../task/listPresentSplits';
import { bornAgainOptionNames, type BornAgainOptions } from './BornAgainOptions';
import { checkGenerations, generationName, type CheckedGenerations } from './checkGenerations';
import { compareGenerations } from './compareGenerations';
import { describeGenerations } from './describeGenerations';

/** Generations of a network, each taught by the one before. As a cell's last value it shows them against the first. */
export interface BornAgain {
  /** Which generation is best, and what it and the ensemble have gained. */
  says: string;
  /** The number of the generation that is best on the validation rows, from 1. */
  best: number;
  /** All that were trained, with their best weights. The caller disposes them. */
  students: tf.LayersModel[];
  /** Logits of each, in the same order. */
  logits: LogitsOfSplits[];
  /** The first generation against each later one and the ensemble, the mean of the logits of all, on the shown rows. Null with one generation. */
  comparison: Comparison | null;
  record: RunRecord;
}

const subject = 'bornAgain';

/**
 * Born-again networks: a network is trained on labels, then a fresh one of the same kind on labels and the outputs of the first, then another on those of the second, and so on. It ends after `generations`, or as soon as a
 * generation is not better on the validation rows than the one before. All take the same batches; only the initial weights differ.
 *
 * L of generation 1 = CE(labels); of each later one by default 0.3 CE + 0.7 T^2 KL(generation before || it) at T = 4. The ensemble is the mean of the logits of all generations.
 *
 * The record has each generation as a model, and the first against each other with paired intervals over the shown rows: a negative difference means that the later one is better. A seed is one family; repeat it with others before you
 * decide. An interrupt or `signal` ends the run after the current batch; it cannot be resumed.
 *
 * Furlanello et al. 2018, "Born Again Neural Networks", arXiv 1805.04770 (there KL at T = 1 with or without the labels: give `terms`).
 *
 * @throws TypeError or RangeError, before any training, if network and rows do not fit each other or an option is unknown or out of bounds; for a `student` that does not build the same architecture each time.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 500, validation: 200, test: 200 });
 * const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] });
 * const family = await kd.bornAgain({ student, data, generations: 3, epochs: 2, show: false });
 * family.best; // 1, 2 or 3
 * family.students.forEach((model) => model.dispose());
 * ```
 */
export async function bornAgain(options: BornAgainOptions): Promise<BornAgain> {
  checkInputs(subject, options, bornAgainOptionNames);
  findHost()?.throwIfInterrupted();
  const asked = checkGenerations(subject, options);
  const family: Family = { students: [asked.first], logits: [], best: 1 };
  let comparison: Comparison | null = null;
  try {
    const { show, signal, control, onEvent, trackers } = options;
    const { stages, epochs, steps, task, data } = asked.checked;
    const started = describeGenerations(asked);
    const { terms } = stages[0];
    const run = { subject, started, terms, epochs, stepsAnEpoch: steps, show, signal, control, onEvent, trackers };
    const record = await recordRun(run, async (recorder) => {
      const end = await raise(asked, family, recorder);
      if (end.status !== 'done') return end;
      comparison = await compareGenerations(task, data, family.logits);
      if (comparison) recorder.tell({ type: 'compared', comparison });
      return end;
    });
    const view = comparison ? computeComparisonView(comparison, `${record.title}: generations`) : computeRunView(record);
    const says = `${record.title}: ${record.status === 'done' ? `generation ${family.best} of ${family.logits.length} is best on the validation rows. ${view.says}` : record.status}`;
    return withDisplay({ says, ...family, comparison, record }, () =>
      viewToMimeBundle(view, { static: true, records: [record] })
    );
  } catch (error) {
    family.students.forEach(disposeBuilt);
    throw error;
  }
}

interface Family {
  students: tf.LayersModel[];
  logits: LogitsOfSplits[];
  best: number;
}

/** Trains one generation after the other, until the validation rows no longer gain. */
async function raise(asked: CheckedGenerations, family: Family, recorder: Recorder): Promise<RunEnd> {
  const { checked, generations, alone, build } = asked;
  const { task, data, batchSize, steps, best, seed, averageWeights, patience, epochs, optimizer, stages } = checked;
  let before: number | undefined;
  for (let generation = 1; generation <= generations; generation++) {
    if (generation > 1) family.students.push(build(generation, family.students));
    const model = family.students[generation - 1];
    if (task.of === 'classes') setModelClasses(model, data.train.classes);
    setModelColumns(model, data.train.features);
    const teacher = family.logits[generation - 2] ?? {};
    const learning = { task, data, teacher, batchSize, steps, best, seed, averageWeights, patience };
    const { logits, ...end } = await trainAndScore(
      {
        ...learning,
        ...{ name: generationName(generation), model, steered: false },
        stages: generation === 1 ? [{ epochs, optimizer, terms: alone }] : stages
      },
      recorder
    );
    if (end.status !== 'done' || !logits) return end;
    family.logits.push(logits);
    const rows = data.validation;
    if (!rows) continue;
    const measured = { outputs: logits.validation!, rows };
    const value = (best.better === 'higher' ? 1 : -1) * (task.series(task.score(measured), measured)[best.name] ?? -Infinity);
    if (before !== undefined && value <= before) {
      tellEnd(generation, generations, recorder);
      break;
    }
    family.best = generation;
    before = value;
  }
  return { status: 'done' };
}

function tellEnd(generation: number, most: number, { tellFindings }: Pick<Recorder, 'tellFindings'>): void {
  const says = `generation ${generation} is not better on the validation rows than generation ${generation - 1}: it is the last`;
  if (generation < most)
    tellFindings([{ check: 'lastGeneration', level: 'info', value: generation, says: `${says} of at most ${most}` }]);
  else tellFindings([{ check: 'lastGeneration', level: 'info', value: generation, says }]);
}
