import { firstMoment } from '../../losses/Loss';
import { eventLoopYielder } from '../../notebook/eventLoopYielder';
import { findHost } from '../../notebook/findHost';
import { showRun } from '../../notebook/live/showRun';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import { fold } from '../../record/fold';
import type { Point, RunEvent, Started } from '../../record/RunEvent';
import type { Finding, RunRecord } from '../../record/RunRecord';
import type { LossTerm } from '../check/checkTerms';
import { followRun } from '../control/followRun';
import { steerBy } from '../control/runControl';
import { steering as newSteering } from '../control/steering';
import type { TrainingCallbacks } from '../loop/TrainingCallbacks';
import type { TrainingEnd } from '../loop/trainModel';
import type { TrainOptions } from '../options/TrainOptions';
import { usageMeter } from './usageMeter';

export interface RecordedRun extends Pick<TrainOptions, 'show' | 'signal' | 'control' | 'onEvent'> {
  subject: string;
  started: Started;
  /** The student's terms and epochs at the start. */
  terms: readonly LossTerm[];
  epochs: number;
  /** Steps per epoch of each model. */
  stepsAnEpoch: number;
  /** Whether what the process uses is recorded at the end of each epoch. */
  usage?: boolean;
}

/** A run as it goes on, as its parts see it. */
export interface Recorder {
  tell(event: RunEvent): void;
  tellFindings(findings: readonly Finding[]): void;
  /** The record so far. */
  record(): RunRecord;
  /** Whether the run has to end, because of an interrupt, a signal or a command. */
  stopped(): boolean;
  /** Whether the run has to end at once, because of an interrupt or a signal. */
  broken(): boolean;
  /**
   * The callbacks for training one of the run's models, which begins now.
   *
   * @param steered whether commands can change its terms.
   */
  training(model: string, steered: boolean): TrainingCallbacks;
}

export type RunEnd = Omit<TrainingEnd, 'best'>;

/** The frame of every run. While `work` goes on, the run is drawn, shown to panels and open to commands. Its events become its record. */
export async function recordRun(run: RecordedRun, work: (recorder: Recorder) => Promise<RunEnd>): Promise<RunRecord> {
  const { subject, started, terms, epochs, stepsAnEpoch, usage, show, signal, control, onEvent } = run;
  const host = findHost();
  const steering = newSteering(started.title);
  steerBy(subject, control, steering);
  steering.expect(terms, epochs, { ...firstMoment, epochs });
  const release = host?.hold();
  const watch = watchInterrupts();
  const drawing = showRun(host, show ?? true);
  const begun = performance.now();
  let record = fold(null, started);
  const follower = followRun(started, stepsAnEpoch, steering, () => record);
  const tell = (event: RunEvent) => {
    record = fold(record, event);
    onEvent?.(event);
    drawing.update(record);
    follower.tell(event);
  };
  const broken = () => signal?.aborted === true || watch.interrupted();
  const stopped = () => steering.stopAsked() || broken();

  function training(model: string, steered: boolean): TrainingCallbacks {
    // After every batch, since a command may be waiting. It costs a hundredth of a small batch.
    const breathe = eventLoopYielder(0);
    const [begun, pausedBefore] = [performance.now(), steering.paused()];
    const seconds = () => (performance.now() - begun) / 1000 - (steering.paused() - pausedBefore);
    const meter = usage ? usageMeter() : undefined;
    const timed = (point: Point): Point => ({
      ...point,
      seconds: seconds(),
      ...(meter && Number.isInteger(point.epoch) && { usage: meter() })
    });
    return {
      onEvent: (event) => tell(event.type === 'point' ? timed(event) : event),
      async onBatchEnd(steps) {
        follower.stepsDone(model, steps);
        if (stopped()) return false;
        await breathe();
        await steering.pass(stopped);
        return !stopped();
      },
      ...(steered && {
        onEpochBegin(terms, at) {
          const { terms: changed, events } = steering.begin(terms, at);
          events.forEach(tell);
          return changed;
        },
        onTrainEnd: steering.learnt
      })
    };
  }

  try {
    onEvent?.(started);
    drawing.update(record);
    const tellFindings = (found: readonly Finding[]) => found.forEach((finding) => tell({ type: 'found', finding }));
    const { status, error } = await work({ tell, tellFindings, record: () => record, stopped, broken, training });
    const end = { status, ...(error !== undefined && { error }) };
    tell({ type: 'ended', ...end, seconds: (performance.now() - begun) / 1000, paused: steering.paused() });
    follower.end(status, error);
    return drawing.end(record);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    record = { ...record, status: 'failed', error: reason };
    follower.end('failed', reason);
    drawing.fail(record);
    throw error;
  } finally {
    release?.();
  }
}
