import { findHost } from '../../notebook/findHost';
import type { ParameterSpace } from '../../train/sweep/space';
import { checkRun } from '../../train/check/checkRun';
import type { RunInputs } from '../../train/check/RunInputs';
import { labelSplits } from '../../train/label/labelSplits';
import { recordRun, type Recorder } from '../../train/record/recordRun';
import type { RunEnd } from '../../train/loop/TrainingEnd';
import type { RunRecord } from '../../record/RunRecord';
import { drawCandidates } from '../search/drawCandidates';
import { checkOneShot, type CheckedOneShot } from './checkOneShot';
import { createSupernet, type Supernet } from './createSupernet';
import { describeOneShot } from './describeOneShot';
import type { OneShotOptions } from './OneShotOptions';
import type { OneShotResult } from './OneShotResult';
import { scoreSharedWeights } from './scoreSharedWeights';
import { summarizeOneShot } from './summarizeOneShot';
import { trainSupernet } from './trainSupernet';

const subject = 'architecture.oneShot';

/**
 * Ranks many small students by one training: all share the weights of the largest network, of which each has a part, the first units or channels of each layer and the first layers. Each step trains the largest on labels (and on a teacher's soft targets), and the smallest and
 * some random candidates on the largest's soft targets as they are in that step, with the sum of all gradients. Then each candidate is scored on the validation rows with its part; batch normalisation gets the statistics of its own inputs first. `search` of the result is the order in which to distil
 * them from the start with `kd.architecture.search`.
 *
 * Layers that share weights have one name, which `build` gives them: `tf.layers.dense({name: 'hidden 1', ...})`. Kernels and pictures have one size. All candidates are in memory at once. A step takes as long as those of its 2 + `randomCandidates` networks together.
 *
 * An interrupt or `signal` ends it after the current step or candidate, with the record so far and no candidates.
 *
 * Sandwich rule and in-place distillation: Yu & Huang 2019, "Universally slimmable networks", arXiv 1903.05134; with depths: Yu et al. 2020, "BigNAS", arXiv 2003.11142.
 *
 * @throws TypeError or RangeError, before any training, for options that do not fit, candidates that are no part of the largest, or if nothing is within the budget.
 * @example
 * ```ts
 * const data = kd.split(kd.mnist({ train: 300, test: 100 }).train, { validation: 0.3 });
 * const layers = (width: number) => [tf.layers.dense({ name: 'hidden', units: width, inputShape: [784] }), tf.layers.dense({ name: 'logits', units: 10 })];
 * const shared = await kd.architecture.oneShot({
 *   space: {
 *     parameters: { width: kd.choice([2, 4, 8]) },
 *     build: ({ width }, seed) => kd.seeded(seed, () => tf.sequential({ layers: layers(width) }))
 *   },
 *   largest: { width: 8 },
 *   data,
 *   costs: [kd.architecture.parameters({ atMost: 5000 })],
 *   epochs: 2
 * });
 * shared.candidates.map(({ parameters, accuracy }) => [parameters.width, accuracy]); // of 2 and 4 units
 * ```
 */
export async function oneShot<Space extends ParameterSpace>(options: OneShotOptions<Space>): Promise<OneShotResult<Space>> {
  const checked = checkOneShot(subject, options as unknown as OneShotOptions);
  const host = findHost();
  host?.throwIfInterrupted();
  const drawn = await drawCandidates(subject, checked);
  const supernet = createSupernet(subject, checked, { largest: checked.largest, candidates: drawn.plan });
  try {
    const learnt = await learn(checked, supernet);
    return summarizeOneShot(checked, drawn, learnt) as unknown as OneShotResult<Space>;
  } finally {
    supernet.dispose();
  }
}

/** The shared weights' training, and the accuracy of each candidate with them; none unless it came to its end. */
async function learn(asked: CheckedOneShot, supernet: Supernet): Promise<{ record: RunRecord; accuracies: number[] }> {
  const { teacher, data, epochs, randomCandidates, optimizer, batchSize, seed, show, signal } = asked;
  const { train, validation } = data;
  const { title = `${train.name}: shared weights of ${supernet.candidates.length} candidates` } = asked;
  const inputs: RunInputs = {
    ...{ student: supernet.largest, teacher, data: { train, validation }, epochs, optimizer, batchSize, seed, title },
    ...(!teacher && { alone: { labelSmoothing: 0 } }),
    baseline: false
  };
  const checked = checkRun(subject, inputs);
  const started = describeOneShot(supernet, { checked, inputs, random: randomCandidates });
  const run = { subject, started, terms: [], epochs, stepsAnEpoch: checked.steps, show, signal };
  const accuracies: number[] = [];
  const work = async (recorder: Recorder): Promise<RunEnd> => {
    const labels = await labelSplits(subject, teacher, checked, { stopped: recorder.stopped });
    if (!labels) return { status: 'stopped' };
    const how = { checked, random: randomCandidates, teacher: labels.splits };
    const end = await trainSupernet(subject, supernet, how, recorder);
    if (end.status !== 'done') return end;
    for (const candidate of supernet.candidates) {
      const accuracy = await scoreSharedWeights(candidate, data);
      if (recorder.stopped()) {
        accuracies.length = 0;
        return { status: 'stopped' };
      }
      accuracies.push(accuracy);
    }
    return end;
  };
  return { record: await recordRun(run, work), accuracies };
}
