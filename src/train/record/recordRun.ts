import { readErrorMessage } from '../../checks/readErrorMessage';
import type * as tf from '@tensorflow/tfjs';
import { warnIfCallbackRejects } from '../../checks/warnIfCallbackRejects';
import { firstMoment } from '../../losses/Loss';
import { createEventLoopYielder } from '../../notebook/createEventLoopYielder';
import { findHost } from '../../notebook/findHost';
import { drawLiveRun } from '../../notebook/live/drawLiveRun';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import { foldEvent } from '../../record/foldEvent';
import type { Matrix } from '../../data/Matrix';
import type { Ended, Point, RunEvent, Started } from '../../record/RunEvent';
import type { Finding, RunRecord } from '../../record/RunRecord';
import { followRun } from '../../track/follow/followRun';
import type { LossTerm } from '../check/checkTerms';
import { restoreLayerNames } from '../checkpoint/restoreLayerNames';
import { createRunCheckpoints, type KeptRun, type RunCheckpoints } from '../checkpoint/createRunCheckpoints';
import { reportLiveRun } from '../control/reportLiveRun';
import { steerBy } from '../control/runControl';
import { createRunCommandQueue } from '../control/createRunCommandQueue';
import type { TrainingCallbacks } from '../loop/TrainingCallbacks';
import type { RunEnd } from '../loop/TrainingEnd';
import type { TrainOptions } from '../options/TrainOptions';
import { createUsageMeter } from './createUsageMeter';
import { readNamedWeights } from './readNamedWeights';

export interface RecordedRun extends Pick<TrainOptions, 'show' | 'signal' | 'control' | 'onEvent' | 'trackers'> {
  subject: string;
  started: Started;
  /** The student's terms and epochs at the start. */
  terms: readonly LossTerm[];
  epochs: number;
  /** Steps per epoch of each model. */
  stepsAnEpoch: number;
  /** Whether what the process uses is recorded at the end of each epoch. */
  usage?: boolean;
  /** Called when the first training begins, with the findings so far: about data and teacher. */
  onTrainingBegin?: (findings: Finding[]) => void;
  /** Its folder, if it has one, and where it goes on. */
  kept?: KeptRun;
  /** Its place in a study. */
  place?: string;
}

/** A run as it goes on, as its parts see it. */
export interface Recorder extends Pick<RunCheckpoints, 'isBehind' | 'restore' | 'finished'> {
  tell(event: RunEvent): void;
  tellFindings(findings: readonly Finding[]): void;
  /** The record so far. */
  record(): RunRecord;
  /**
   * The teacher's logits of all rows are known.
   *
   * @throws RangeError if the run goes on and its teacher gave others.
   */
  answered(logits: readonly Matrix[]): void;
  /** Whether the run has to end, because of an interrupt, a signal or a command. */
  stopped(): boolean;
  /** Whether the run has to end at once, because of an interrupt or a signal. */
  broken(): boolean;
  /**
   * The callbacks for training one of the run's models, which begins now.
   *
   * @param of the model with this name.
   * @param steered whether commands can change its terms.
   */
  training(model: string, of: tf.LayersModel, steered: boolean): TrainingCallbacks;
}

/** The frame of every run. While `work` goes on, the run is drawn, shown to panels and open to commands. Its events become its record. */
export async function recordRun(run: RecordedRun, work: (recorder: Recorder) => Promise<RunEnd>): Promise<RunRecord> {
  const { subject, started, terms, epochs, stepsAnEpoch, usage, kept, place, onTrainingBegin } = run;
  const { show, signal, control, trackers = [] } = run;
  const onEvent = warnIfCallbackRejects(subject, 'onEvent', run.onEvent);
  const from = kept?.from?.says;
  const host = findHost();
  const commands = createRunCommandQueue(started.title);
  steerBy(subject, control, commands);
  commands.expect(terms, epochs, { ...firstMoment, epochs });
  const release = host?.hold();
  const watch = watchInterrupts();
  const drawing = drawLiveRun(host, show ?? true);
  const begun = performance.now();
  let record = from?.record ?? foldEvent(null, started);
  const seconds = () => (from?.clock.seconds ?? 0) + (performance.now() - begun) / 1000;
  const paused = () => (from?.clock.paused ?? 0) + commands.paused();
  const now = () => ({ record, clock: { seconds: seconds(), paused: paused() } });
  const checkpoints = kept && createRunCheckpoints(subject, kept, now);
  const isBehind = () => checkpoints?.isBehind() === true;
  const followers = followRun(trackers, { record, isResumed: from !== undefined, ...(place !== undefined && { place }) });
  const follower = reportLiveRun(started, stepsAnEpoch, commands, () => record);
  const tell = (told: RunEvent) => {
    if (isBehind()) return;
    const isRenamed = from && told.type === 'alignment';
    const event = isRenamed ? { ...told, alignment: restoreLayerNames(told.alignment, record.alignment) } : told;
    record = foldEvent(record, event);
    checkpoints?.log(event);
    onEvent(event);
    followers.tell(event);
    drawing.update(record);
    follower.tell(event);
  };
  const broken = () => signal?.aborted === true || watch.interrupted();
  const stopped = () => commands.stopAsked() || broken();

  let isLearning = false;

  function beginTraining(): void {
    if (isLearning) return;
    isLearning = true;
    onTrainingBegin?.(record.findings.slice(0, checkpoints?.trainingBegins()));
  }

  function training(model: string, of: tf.LayersModel, steered: boolean): TrainingCallbacks {
    beginTraining();
    // After every batch, since a command may be waiting. It costs a hundredth of a small batch.
    const breathe = createEventLoopYielder(0);
    const [begun, pausedBefore] = [performance.now(), commands.paused()];
    const seconds = (): number => before + (performance.now() - begun) / 1000 - (commands.paused() - pausedBefore);
    const { secondsBefore: before, ...saved } = checkpoints?.training(model, seconds) ?? { secondsBefore: 0 };
    if ('from' in saved && saved.from) tellResumed(saved.from.place.step / stepsAnEpoch);
    const meter = usage ? createUsageMeter() : undefined;
    const timed = (point: Point): Point => ({
      ...point,
      seconds: seconds(),
      ...(meter && Number.isInteger(point.epoch) && { usage: meter() })
    });
    return {
      ...saved,
      onEvent(event) {
        if (event.type !== 'point') return tell(event);
        tell(timed(event));
        if (Number.isInteger(event.epoch)) followers.tellWeights(event, () => readNamedWeights(of));
      },
      async onBatchEnd(steps) {
        follower.stepsDone(model, steps);
        if (stopped()) return false;
        await breathe();
        await commands.pass(stopped);
        return !stopped();
      },
      ...(steered && {
        onEpochBegin(terms, at) {
          const { terms: changed, events } = commands.begin(terms, at);
          events.forEach(tell);
          return changed;
        },
        onResume: (terms, firstEpoch) =>
          commands.repeat(
            terms,
            (record.changes ?? []).filter(({ epoch }) => epoch >= firstEpoch)
          ),
        onTrainEnd: commands.learnt
      })
    };
  }

  const tellFindings = (found: readonly Finding[]) => found.forEach((finding) => tell({ type: 'found', finding }));

  const ofAnswers: Finding[] = [];

  /** The trackers get the record as it will be, but for what they could not do. */
  async function endTrackers(ended: Ended): Promise<void> {
    tellFindings(await (isBehind() ? followers.end(record) : followers.end(foldEvent(record, ended), ended, signal)));
  }

  function tellResumed(epoch: number): void {
    tell({ type: 'resumed', epoch, at: new Date().toISOString() });
    tellFindings([...(kept?.findings ?? []), ...ofAnswers]);
  }

  const recorder: Recorder = {
    ...{ tell, tellFindings, record: () => record, stopped, broken, training, isBehind },
    answered(logits) {
      const finding = checkpoints?.answered(logits);
      if (finding) ofAnswers.push(finding);
    },
    async restore(model, of) {
      const isDone = (await checkpoints?.restore(model, of)) === true;
      if (isDone) beginTraining();
      return isDone;
    },
    finished: (model, of) => checkpoints?.finished(model, of)
  };

  try {
    if (kept) kept.folder.onProblem = (finding) => tell({ type: 'found', finding });
    if (!from) {
      onEvent(started);
      followers.tell(started);
      checkpoints?.log(started);
      await checkpoints?.begin();
    } else if (!isBehind()) tellResumed(0);
    drawing.update(record);
    const { status, error } = await work(recorder);
    const end = { status, ...(error !== undefined && { error }) };
    const ended: Ended = { type: 'ended', ...end, seconds: seconds(), paused: paused() };
    await endTrackers(ended);
    tell(ended);
    await checkpoints?.end();
    follower.end(status, error);
    return drawing.end(record);
  } catch (error) {
    const reason = readErrorMessage(error);
    record = { ...record, status: 'failed', error: reason };
    follower.end('failed', reason);
    drawing.fail(record);
    await followers.end(record);
    throw error;
  } finally {
    release?.();
  }
}
