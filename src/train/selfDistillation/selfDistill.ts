import type * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { RunRecord, ScoresOfSplits } from '../../record/RunRecord';
import { computeComparisonView } from '../../views/comparison/computeComparisonView';
import { computeRunView } from '../../views/run/computeRunView';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { takeOutput } from '../severalOutputs/takeOutput';
import type { LogitsOfSplits } from '../task/listPresentSplits';
import { runSelfDistillation } from './runSelfDistillation';
import { selfDistillOptionNames, type SelfDistillOptions } from './SelfDistillOptions';

/** A network that has taught itself. As a cell's last value it shows what each module gained as the teacher, or the run where nothing was measured. */
export interface SelfDistilled {
  /** Who teaches and why, and how good the exits are. */
  says: string;
  /** The layer of an exit, "deepest" or "ensemble"; null if nobody taught or the run ended before. */
  chosen: string | null;
  /** From the shallowest to "deepest". */
  exits: Exit[];
  record: RunRecord;
}

/** A network up to one of its exits. */
export interface Exit {
  /** Its layer, or "deepest". */
  name: string;
  /** With weights of its own, which the caller disposes; that of "deepest" is the student itself. */
  model: tf.LayersModel;
  parameters: number;
  /** On each split, with the weights that were kept. Empty if the run did not end well. */
  scores: ScoresOfSplits;
  /** Of each split. */
  logits: LogitsOfSplits;
}

/**
 * A network that teaches itself ("Be Your Own Teacher"), where it is measured who teaches best. Each of the named layers gets an exit of its own: the mean over all places, a dense layer if asked for, and logits. All exits
 * are trained together, in one pass. The published method lets the deepest exit teach; here each exit and the ensemble, the mean of the logits of all, teaches for a few epochs, and the one of which the exits learn
 * most on the validation rows teaches in the training itself, which begins again from the same initial weights.
 *
 * L = sum over exits of (1 - alpha) CE(labels) + alpha T^2 KL(teaching module || exit) + hint mean (features - deepest features)^2. An exit that is the teaching module has CE alone; no gradient goes into what teaches.
 *
 * With n exits besides the network's own, the measurement costs n + 3 trainings of `probeEpochs` epochs. Each begins from the same initial weights, with the same batches; a schedule of the optimizer goes over the epochs of
 * the probe. The epoch with the best mean validation accuracy of the exits is kept. Then the exits are taken off: `student` is the network that it was, trained, and each exit of the result a smaller network.
 *
 * The record has the choice, what was measured of each module, and the chosen one against all others with paired intervals over the validation rows; each exit is one of its models. An interrupt or `signal` ends the run after the
 * current batch; it cannot be resumed.
 *
 * Zhang et al. 2019, "Be Your Own Teacher: Improve the Performance of Convolutional Neural Networks via Self Distillation", arXiv 1905.08094.
 *
 * @throws TypeError or RangeError, before any training, if network, exits and rows do not fit each other or an option is unknown or out of bounds; for a rule that chooses what is no module.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 600, validation: 200, test: 200 });
 * const hidden = (name: string) => tf.layers.dense({ name, units: 16, activation: 'relu', inputShape: [784] });
 * const student = kd.seeded(1, () => tf.sequential({ layers: [hidden('first'), hidden('second'), tf.layers.dense({ units: 10 })] }));
 * const run = await kd.selfDistill({ student, exits: ['first', 'second'], data, epochs: 4, show: false });
 * run.chosen; // "first", "second", "deepest" or "ensemble"
 * run.exits[0].parameters; // 12730
 * run.exits.slice(0, -1).forEach(({ model }) => model.dispose());
 * ```
 */
export async function selfDistill(options: SelfDistillOptions): Promise<SelfDistilled> {
  checkInputs('selfDistill', options, selfDistillOptionNames);
  const { record, logits, outputs, shallow } = await runSelfDistillation('selfDistill', options);
  const models = listModelsOfRecord(record);
  const exits = outputs.map((output, i): Exit => {
    const model = shallow[i] ?? options.student;
    const own = Object.entries(logits).map(([split, all]) => [split, takeOutput(all, output)]);
    return {
      ...{ name: output.name, model, parameters: model.countParams() },
      scores: (models.find(({ name }) => name === output.name)?.scores ?? {}) as ScoresOfSplits,
      logits: Object.fromEntries(own) as LogitsOfSplits
    };
  });
  const chosen = record.teaching?.chosen ?? null;
  const { comparison } = record;
  const view = comparison ? computeComparisonView(comparison, `${record.title}: who teaches`) : computeRunView(record);
  const says = saysOf(record, chosen, exits);
  return withDisplay({ says, chosen, exits, record }, () => viewToMimeBundle(view, { static: true, records: [record] }));
}

function saysOf({ title, status, findings }: RunRecord, chosen: string | null, exits: readonly Exit[]): string {
  if (status !== 'done') return `${title}: ${status}.`;
  const choice = findings.find(({ check }) => check === 'teachingModule')?.says ?? `${chosen ?? 'nobody'} teaches`;
  const [split] = (['test', 'validation', 'train'] as const).filter((name) => exits[0].scores[name]);
  const each = exits.map(({ name, scores, parameters }) => {
    const { accuracy } = scores[split]!;
    return `${name} ${(100 * accuracy).toFixed(1)} % with ${parameters.toLocaleString('en')} parameters`;
  });
  return `${title}: ${choice}. Accuracy on the ${split} rows: ${each.join(', ')}.`;
}
