import * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../../data/Matrix';
import { predict } from '../../metrics/predict';
import { scoreLogits } from '../../metrics/scoreLogits';
import type { Point, RunEvent } from '../../record/RunEvent';
import type { CheckedRun } from '../check/CheckedRun';
import type { CheckedTerm } from '../check/checkTerms';
import { setWeights } from '../loop/weights/setWeights';
import { trainModel } from '../loop/trainModel';
import type { RunEnd } from '../loop/TrainingEnd';
import type { Recorder } from '../record/recordRun';
import { listPresentSplits, type LogitsOfSplits } from '../task/listPresentSplits';
import { bestByMean, createSeveralOutputsTask } from './createSeveralOutputsTask';
import type { OutputGroup } from './OutputGroup';
import { takeOutput } from './takeOutput';

export interface SeveralOutputsTraining {
  checked: CheckedRun;
  /** Its outputs lie side by side. */
  model: tf.LayersModel;
  outputs: readonly OutputGroup[];
  /** What the model of each output is called in events, in the same order. */
  names: readonly string[];
  /** Which of them the training is told as. */
  lead: string;
  terms: CheckedTerm[];
}

/** How a training ended, and the outputs of all rows, side by side, if it was scored. */
export interface TrainedSeveralOutputs extends RunEnd {
  logits?: LogitsOfSplits;
}

/** Trains several outputs in one pass, keeps the epoch with the best mean of their validation accuracies, and scores each of them as a model of its own. */
export async function trainSeveralOutputs(training: SeveralOutputsTraining, recorder: Recorder): Promise<TrainedSeveralOutputs> {
  const { checked, model, outputs, names, lead, terms } = training;
  const { data, epochs, optimizer, batchSize, steps, seed, patience, augment, averageWeights } = checked;
  const callbacks = recorder.training(lead, model, false);
  let newest: Point[] = [];
  const tellOne = (name: string, event: RunEvent): void | Promise<void> =>
    name === lead ? callbacks.onEvent(event as Point) : recorder.tell(event);
  const { best, ...end } = await trainModel(
    {
      ...{ name: lead, model, task: createSeveralOutputsTask(outputs), train: data.train, validation: data.validation },
      ...{ stages: [{ epochs, optimizer, terms }], batchSize, steps, best: bestByMean, seed, patience, augment, averageWeights }
    },
    {
      ...callbacks,
      async onEvent(event) {
        if (event.type !== 'point' && event.type !== 'best') return callbacks.onEvent(event);
        if (event.type === 'point') newest = outputs.map(({ name }, i) => pointOf(event, name, names[i]));
        for (const { of, values } of newest)
          await tellOne(of, event.type === 'point' ? { ...event, of, values } : { ...event, of, value: values[event.series] });
      }
    }
  );
  try {
    const isKept = end.status === 'stopped' && best !== null && !recorder.broken();
    if (best && end.status !== 'failed') setWeights(model, best.weights);
    if (end.status !== 'done' && !isKept) return end;
    const logits: LogitsOfSplits = {};
    for (const [split, rows] of listPresentSplits(data)) {
      const all: Matrix = await predict(model, rows);
      if (recorder.broken()) return { status: 'stopped' };
      logits[split] = all;
      for (const [i, output] of outputs.entries()) {
        const scores = scoreLogits({ student: takeOutput(all, output), labels: rows.y });
        recorder.tell({ type: 'scored', model: names[i], split, scores });
      }
    }
    return { ...end, logits };
  } finally {
    tf.dispose(best?.weights ?? []);
  }
}

/** What a point says of one output, "train/exit: hard" as "train/hard". Its own loss is the weighted sum of its terms. */
function pointOf(point: Point, output: string, model: string): Point {
  const values: Point['values'] = {};
  for (const [series, value] of Object.entries(point.values)) {
    const [part] = series.split('/', 1);
    const begin = `${part}/${output}: `;
    if (part === series) values[series] = value;
    else if (series.startsWith(begin)) values[`${part}/${series.slice(begin.length)}`] = value;
  }
  const terms = Object.keys(values).filter((series) => series.startsWith('weight/'));
  const loss = terms.reduce((sum, term) => sum + values[term] * values[term.replace('weight/', 'train/')], 0);
  return { ...point, of: model, values: { ...values, 'train/loss': loss } };
}
