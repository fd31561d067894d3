import { findHost } from '../../notebook/findHost';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import { firstMoment } from '../../losses/Loss';
import { fold } from '../../record/fold';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import type { FitTerm } from '../check/checkTerms';
import { liveRun, type LiveFollower } from '../control/liveRun';
import { steerBy } from '../control/runControl';
import { steering as newSteering, type Steering } from '../control/steering';
import type { TrainOptions } from '../DistillOptions';
import { live } from '../../notebook/live/showRun';

export interface RunFrame extends Pick<TrainOptions, 'show' | 'signal' | 'control' | 'onEvent'> {
  subject: string;
  first: Started;
  /** The student's terms and epochs that come first. */
  terms: readonly FitTerm[];
  epochs: number;
  /** Of each model. */
  stepsAnEpoch: number;
}

/** What a run has while it goes on. */
export interface Running {
  steering: Steering;
  live: LiveFollower;
  tell: (event: RunEvent) => void;
  /** The record so far. */
  record: () => RunRecord;
  /** Whether it has to end: by an interrupt, a signal or a command. */
  stopped: () => boolean;
  /** Whether it has to end at once: by an interrupt or a signal. */
  broken: () => boolean;
}

export interface RunEnd {
  status: 'done' | 'stopped' | 'failed';
  error?: string;
}

/** The frame of every run: it is drawn, followed by panels and steered while `work` goes on, and its events become its record. */
export async function recordedRun(frame: RunFrame, work: (running: Running) => Promise<RunEnd>): Promise<RunRecord> {
  const { subject, first, terms, epochs, stepsAnEpoch, show, signal, control, onEvent } = frame;
  const host = findHost();
  const steering = newSteering(first.title);
  steerBy(subject, control, steering);
  steering.expect(terms, epochs, { ...firstMoment, epochs });
  const release = host?.hold();
  const watch = watchInterrupts();
  const drawing = live(host, show ?? true);
  const following = liveRun(first, stepsAnEpoch, steering);
  const begun = performance.now();
  let record = fold(null, first);
  const tell = (event: RunEvent) => {
    record = fold(record, event);
    onEvent?.(event);
    drawing.update(record);
    following.tell(event);
  };
  const broken = () => signal?.aborted === true || watch.interrupted();
  const stopped = () => steering.stopAsked() || broken();

  try {
    onEvent?.(first);
    drawing.update(record);
    const end = await work({ steering, live: following, tell, record: () => record, stopped, broken });
    tell({ type: 'ended', ...end, seconds: (performance.now() - begun) / 1000, paused: steering.paused() });
    following.end(end.status, end.error);
    return drawing.end(record);
  } catch (error) {
    following.end('failed', error instanceof Error ? error.message : String(error));
    drawing.fail(record, error);
    throw error;
  } finally {
    release?.();
  }
}
