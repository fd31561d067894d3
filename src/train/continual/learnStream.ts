import { lockModel } from '../../engine/lockModel';
import { setModelColumns } from '../../models/columnsOf';
import { setModelClasses } from '../../models/readModelClasses';
import { findHost } from '../../notebook/findHost';
import { mixSeeds } from '../../stats/createRandom';
import { checkRun } from '../check/checkRun';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { recordRun } from '../record/recordRun';
import { describeStream } from './describeStream';
import type { LearnOptions } from './LearnOptions';
import type { LearntStream } from './score/LearntStream';
import { learnParts, type StreamRun } from './learnParts';
import { createStreamMemory } from './memory/createStreamMemory';
import { checkParts } from './parts/checkParts';
import type { StreamPart } from './parts/StreamPart';
import { createStreamScorer } from './score/createStreamScorer';
import { summarizeAccuracies } from './score/summarizeAccuracies';
import { checkStrategy } from './strategies/checkStrategy';
import { fineTuning } from './strategies/fineTuning';

/** What `learn` and each run of a study share: check, learn part by part, record. */
export async function learnStream(subject: string, options: LearnOptions): Promise<LearntStream> {
  findHost()?.throwIfInterrupted();
  const parts = checkParts(subject, options.parts);
  const strategy = checkStrategy(subject, options.strategy ?? fineTuning());
  const { checked, inputs } = checkLearning(subject, options, parts);
  const { student, seed, epochs, name, batchSize } = checked;
  const { memory: policy, keepsLogits = false } = strategy;
  const [{ train: first }] = parts;
  const memory = policy && createStreamMemory(subject, first, { policy, keepsLogits, seed: mixSeeds(seed, parts.length) });
  const { title = `${name}: ${strategy.description.name}`, show, signal, control, onEvent, trackers } = options;
  return lockModel(subject, student, async () => {
    const started = await describeStream({ checked, inputs, parts, strategy, title });
    const scorer = createStreamScorer(student, parts);
    setModelClasses(student, first.classes);
    setModelColumns(student, first.features);
    const stepsAnEpoch = Math.ceil(first.y.length / batchSize);
    const run = { subject, started, terms: [], epochs, stepsAnEpoch, show, signal, control, onEvent, trackers };
    const stream: StreamRun = { subject, checked, parts, strategy, memory, scorer };
    try {
      const record = await recordRun(run, (recorder) => learnParts(stream, recorder));
      const [begin, ...after] = record.stream?.scores ?? [];
      const accuracy = after.map((scores) => scores.accuracy);
      const given = after.flatMap(({ accuracyGivenPart }) => (accuracyGivenPart ? [accuracyGivenPart] : []));
      const isDone = record.status === 'done';
      return {
        says: `${record.title}: ${record.status} after ${accuracy.length} of ${parts.length} parts`,
        accuracy,
        ...(given.length && { accuracyGivenPart: given }),
        initial: begin?.accuracy ?? [],
        summary: isDone ? summarizeAccuracies({ accuracy, initial: begin.accuracy }) : null,
        memory: memory?.now() ?? null,
        record
      };
    } finally {
      scorer.dispose();
    }
  });
}

/** @throws TypeError or RangeError if student and options do not fit the parts. */
function checkLearning(
  subject: string,
  { student, epochs = 5, batchSize, optimizer, seed, title, trackers }: LearnOptions,
  [{ train, test, validation }]: readonly StreamPart[]
): { checked: CheckedRun; inputs: RunInputs } {
  // No epoch is chosen, so nothing is held out.
  const data = { train, validation: validation ?? train, test };
  const learning = { epochs, batchSize, optimizer, seed, title, trackers };
  const inputs = { ...learning, student, data, baseline: false, alone: { labelSmoothing: 0 } };
  const checked = checkRun(subject, inputs);
  const units = student.outputs[0].shape[1] as number;
  if (units !== train.classes.length)
    throw new RangeError(
      `${subject}: expected student "${student.name}" to have one unit for each of ${train.classes.length} classes, got ${units}; give its last layer ${train.classes.length} units`
    );
  return { checked, inputs };
}
