import * as tf from '@tensorflow/tfjs';
import { computeComparison } from '../../assess/compare/computeComparison';
import { checkInputs } from '../../checks/checkInputs';
import { lockModel } from '../../engine/lockModel';
import { accuracyMetric } from '../../metrics/classification/accuracy';
import { negativeLogLikelihoodMetric } from '../../metrics/classification/negativeLogLikelihood';
import { setModelColumns } from '../../models/columnsOf';
import { setModelClasses } from '../../models/readModelClasses';
import { findHost } from '../../notebook/findHost';
import type { Comparison } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { computeComparisonView } from '../../views/comparison/computeComparisonView';
import { computeRunView } from '../../views/run/computeRunView';
import { checkTerms } from '../check/checkTerms';
import { setWeights } from '../loop/weights/setWeights';
import { snapshotWeights } from '../loop/weights/snapshotWeights';
import type { RunEnd } from '../loop/TrainingEnd';
import { recordRun, type Recorder } from '../record/recordRun';
import { createOutputMetric } from '../severalOutputs/createOutputMetric';
import { takeOutput } from '../severalOutputs/takeOutput';
import { trainSeveralOutputs } from '../severalOutputs/trainSeveralOutputs';
import { shownSplit, type LogitsOfSplits } from '../task/listPresentSplits';
import { checkPeers, type CheckedPeers } from './checkPeers';
import { createPeerTerms } from './createPeerTerms';
import { describePeers, twinOf } from './describePeers';
import { joinPeersIntoOneModel, type JoinedPeers } from './joinPeersIntoOneModel';
import { mutualLearningOptionNames, type MutualLearningOptions } from './MutualLearningOptions';

/** Models that have learnt from each other. As a cell's last value it shows them against their twins. */
export interface MutualLearning {
  /** What each peer has gained against its twin, or how the run ended. */
  says: string;
  /** The peers together against their twins: the mean of the peers, and each peer, on the shown rows. Null without twins. */
  comparison: Comparison | null;
  /** Logits by the names of the peers, and of their twins, "small alone". Empty if the run did not end well. */
  logits: { [model: string]: LogitsOfSplits };
  record: RunRecord;
}

const subject = 'mutualLearning';

/**
 * Deep mutual learning: two or more models learn at the same time, from the labels and from each other. No teacher is needed; the peers may differ in architecture.
 *
 * L of peer i = CE(labels) + weight 1/(n - 1) sum over the other peers j of T^2 KL(peer j || peer i), for n peers. Its gradient is that of KL from the mean of the others' probabilities. No gradient goes into the peer that
 * teaches. The paper updates the peers one after the other; here one step updates all of them, from the outputs of the same weights, with one pass of a network in which the peers lie side by side.
 *
 * The twins are the same peers from the same initial weights, with the same batches, on labels alone. Both keep the epoch with the best mean validation accuracy of all peers. `kd.clipped` counts the gradients of all peers
 * together. The peers end with the kept weights. The record has each peer and each twin as a model. An interrupt or `signal` ends the run after the current batch; it cannot be resumed.
 *
 * Zhang et al. 2018, "Deep Mutual Learning", arXiv 1706.00384.
 *
 * @throws TypeError or RangeError, before any training, if peers and rows do not fit each other, peers share weights or cannot be copied, or an option is unknown or out of bounds.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 500, validation: 100, test: 200 });
 * const network = (units: number, seed: number) =>
 *   kd.seeded(seed, () => tf.sequential({ layers: [tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] }));
 * const run = await kd.mutualLearning({ peers: { small: network(8, 1), large: network(16, 2) }, data, epochs: 2, show: false });
 * run.comparison?.differences.find(({ metric }) => metric === 'accuracy of small')?.mean; // against its twin
 * ```
 */
export async function mutualLearning(options: MutualLearningOptions): Promise<MutualLearning> {
  checkInputs(subject, options, mutualLearningOptionNames);
  findHost()?.throwIfInterrupted();
  const asked = checkPeers(subject, options);
  const lockAll = asked.peers.reduceRight<() => Promise<MutualLearning>>(
    (inner, [, peer]) =>
      () =>
        lockModel(subject, peer, inner),
    () => learnTogether(asked, options)
  );
  return lockAll();
}

async function learnTogether(asked: CheckedPeers, options: MutualLearningOptions): Promise<MutualLearning> {
  const { checked, peers } = asked;
  const { data, epochs, steps } = checked;
  const joined = joinPeersIntoOneModel(subject, peers, data.train);
  const logits: MutualLearning['logits'] = {};
  let comparison: Comparison | null = null;
  try {
    const { show, signal, control, onEvent, trackers } = options;
    const started = describePeers(asked, createPeerTerms(joined.outputs, asked));
    for (const [, peer] of peers) {
      setModelClasses(peer, data.train.classes);
      setModelColumns(peer, data.train.features);
    }
    const run = { subject, started, terms: [], epochs, stepsAnEpoch: steps, show, signal, control, onEvent, trackers };
    const record = await recordRun(run, async (recorder) => {
      const { trained, ...end } = await trainBoth(asked, joined, recorder);
      const [together, alone] = trained;
      const keep = (all: LogitsOfSplits | undefined, nameOf: (name: string) => string) =>
        joined.outputs.forEach((output) => {
          const own = Object.entries(all ?? {}).map(([split, matrix]) => [split, takeOutput(matrix, output)]);
          if (own.length) logits[nameOf(output.name)] = Object.fromEntries(own) as LogitsOfSplits;
        });
      keep(together, (name) => name);
      keep(alone, twinOf);
      if (together && alone) {
        comparison = await compareWithTwins(asked, joined, { together, alone });
        recorder.tell({ type: 'compared', comparison });
      }
      return end;
    });
    const view = comparison ? computeComparisonView(comparison, `${record.title}: together and alone`) : computeRunView(record);
    const says = record.status === 'done' ? view.says : `${record.title}: ${record.status}`;
    return withDisplay({ says, comparison, logits, record }, () => viewToMimeBundle(view, { static: true, records: [record] }));
  } finally {
    joined.dispose();
  }
}

/** The peers together, and then alone from the same initial weights. */
async function trainBoth(
  { checked, weight, temperature, hasTwins }: CheckedPeers,
  { model, outputs, giveBack }: JoinedPeers,
  recorder: Recorder
): Promise<RunEnd & { trained: (LogitsOfSplits | undefined)[] }> {
  const initial = snapshotWeights(model);
  const names = outputs.map(({ name }) => name);
  const termsOf = (weight: number) => checkTerms(subject, createPeerTerms(outputs, { weight, temperature }), undefined, model);
  const train = (names: string[], weight: number) =>
    trainSeveralOutputs({ checked, model, outputs, names, lead: names[0], terms: termsOf(weight) }, recorder);
  try {
    const { logits: together, ...end } = await train(names, weight);
    giveBack();
    if (end.status !== 'done' || !hasTwins) return { ...end, trained: [together] };
    setWeights(model, initial);
    const { logits: alone, ...ended } = await train(names.map(twinOf), 0);
    return { ...ended, trained: [together, alone] };
  } finally {
    tf.dispose(initial);
  }
}

function compareWithTwins(
  { checked }: CheckedPeers,
  { outputs }: JoinedPeers,
  logits: { together: LogitsOfSplits; alone: LogitsOfSplits }
): Promise<Comparison> {
  const [split, rows] = shownSplit(checked.data);
  const all = outputs.map((output) => [output]);
  const metrics = [
    createOutputMetric(accuracyMetric(), 'the peers', all),
    ...outputs.map((output) => createOutputMetric(accuracyMetric(), output.name, [[output]])),
    createOutputMetric(negativeLogLikelihoodMetric(), 'the peers', all)
  ];
  return computeComparison({
    ...{ models: { together: logits.together[split]!, alone: logits.alone[split]! }, of: 'together', metrics },
    ...{ labels: rows.y, groups: rows.groups, split, resamples: 1000 }
  });
}
