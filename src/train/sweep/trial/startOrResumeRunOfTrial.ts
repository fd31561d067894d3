import { foldEvent } from '../../../record/foldEvent';
import { listModelsOfRecord } from '../../../record/listModelsOfRecord';
import type { RunEvent } from '../../../record/RunEvent';
import type { RunRecord } from '../../../record/RunRecord';
import type { RunInputs } from '../../check/RunInputs';
import { findCheckpoint, hasCheckpoints } from '../../checkpoint/findCheckpoint';
import { runControl } from '../../control/runControl';
import { distillAs } from '../../distill';
import { readEpochScore } from './readEpochScore';
import type { TrialAttempt, TrialReport } from './TrialAttempt';

/** A run as a part of a trial. If its folder has a checkpoint already, it goes on there. */
export async function startOrResumeRunOfTrial(subject: string, attempt: TrialAttempt, inputs: RunInputs): Promise<RunRecord> {
  const { folder, signal, seed, metric } = attempt;
  const control = runControl();
  const from = folder !== undefined && (await hasCheckpoints(folder)) ? await findCheckpoint(subject, folder) : undefined;
  let record: RunRecord | null = from?.says.record ?? null;
  if (record) attempt.onRecord(record);

  const report = async (told: TrialReport) => {
    // It takes one more step, and then waits for the answer: so how fast that comes changes no number.
    const waits = attempt.isJudged && !told.isLast && control.state === 'running';
    if (waits) control.pause();
    const goesOn = await attempt.onReport(told);
    const isOver = ['waiting', 'ended', 'stopping'].includes(control.state);
    if (isOver) return;
    if (!goesOn) control.stop();
    else if (waits) control.resume();
  };
  const onEvent = (event: RunEvent) => {
    record = foldEvent(record, event);
    attempt.onEvent(event);
    inputs.onEvent?.(event);
    const score = event.type === 'resumed' ? scoreAgain(record, event.epoch, metric) : readEpochScore(record, event, metric);
    if (score) void report(score);
  };
  try {
    const own = { seed: inputs.seed ?? seed, folder, signal, control, onEvent, show: false, ofSweep: true };
    return await distillAs(subject, { ...inputs, ...own }, { from });
  } finally {
    await from?.file.close();
  }
}

/** The score of the epoch after which a run goes on: the sweep may not have heard of it. */
function scoreAgain(record: RunRecord, epoch: number, metric: string | undefined): TrialReport | null {
  const lead = listModelsOfRecord(record).find(({ isLead }) => isLead);
  const { history } = record;
  const at = history.epoch.indexOf(epoch);
  if (!lead || at < 0 || epoch < 1 || record.baselineHistory?.step.length) return null;
  const values = Object.fromEntries(
    Object.entries(history.series).flatMap(([name, all]) => (typeof all[at] === 'number' ? [[name, all[at]]] : []))
  );
  return readEpochScore(record, { type: 'point', of: lead.name, step: history.step[at], epoch, values }, metric);
}
