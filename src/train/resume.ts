import { checkInputs } from '../checks/checkInputs';
import { checkPath } from '../checks/checkPath';
import { findTableLeaks } from '../assess/leaks/findTableLeaks';
import type { RunRecord } from '../record/RunRecord';
import { asTeacher } from '../teachers/asTeacher';
import { findCheckpoint, type FoundCheckpoint } from './checkpoint/findCheckpoint';
import { listOptionsNeededToResume } from './check/listOptionsNeededToResume';
import type { RunInputs } from './check/RunInputs';
import { distillAs } from './distill';
import { resumeOptionNames, type ResumeOptions } from './options/ResumeOptions';

/**
 * Goes on with a run of `kd.distill` or `kd.train` that was begun with a `folder` and did not come to its end: the process was killed, the
 * power failed, or it was stopped. It begins at the last checkpoint in the folder and returns the same record as a run without a break,
 * number for number; only times differ, and `stamp.resumed` says when it went on.
 *
 * Give what the run began with: the same teacher, loaded again, the same data, and a student of the same layers, whose weights are
 * replaced. What cannot be written to a file must be given again if it was given: terms or stages, the loss of `kd.train`, optimizer, transfer sets, a record that lends its
 * baseline. Numbers (seed, epochs, batchSize, ...) are those of the run unless they are given. All of it is compared with what the run began
 * with, and what differs is refused. `onEvent` gets what happens from there on.
 *
 * If the newest checkpoint is not whole, the one before is taken, and a finding says so. A run that is done returns its record, and the student
 * has the weights that it kept.
 *
 * @throws TypeError or RangeError for anything that the run did not begin with, and for a checkpoint of another version; Error if no
 * checkpoint is whole or the folder cannot be written.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, test: 100 });
 * const layers = (units: number) => [tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })];
 * const teacher = kd.seeded(1, () => tf.sequential({ layers: layers(50) }));
 * const student = kd.seeded(2, () => tf.sequential({ layers: layers(10) }));
 * const stop = new AbortController();
 * const onEvent = (event: kd.RunEvent) => event.type === 'best' && stop.abort(); // stands for a crash in the second epoch
 * await kd.distill({ teacher, student, data, epochs: 2, folder: 'runs/first', signal: stop.signal, onEvent });
 *
 * const again = tf.sequential({ layers: layers(10) });
 * const run = await kd.resume('runs/first', { teacher, student: again, data });
 * run.stamp.resumed; // [{ epoch: 1, at: '...' }]
 * ```
 */
export async function resume(folder: string, options: ResumeOptions): Promise<RunRecord> {
  checkPath('resume', folder, 'give the folder that the run was begun with');
  checkInputs('resume', options, resumeOptionNames);
  const from = await findCheckpoint('resume', folder);
  try {
    return await distillAs('resume', inputsOf(from, options), { from });
  } finally {
    await from.file.close();
  }
}

/** What was asked of the run, with what is given now. */
function inputsOf({ folder, says: { asked, record } }: FoundCheckpoint, options: ResumeOptions): RunInputs {
  const { teacher, terms, stages, loss, ...rest } = options;
  const { seed, epochs, batchSize, best, stages: staged, averageWeights, patience, baseline } = record.setup;
  if (asked.as === 'study')
    throw new RangeError(
      'resume: expected the folder of a run, got that of a seed of a study; call kd.study with its folder again'
    );
  const isTaught = asked.as === 'distill';
  if (isTaught !== (teacher !== undefined))
    throw new TypeError(
      isTaught
        ? 'resume: expected the teacher that the run began with, got none; give it'
        : 'resume: expected no teacher, since the run began without one, got one; leave it out'
    );
  const before = {
    ...{ folder, seed, batchSize, title: record.title, best: best as RunInputs['best'] },
    ...(stages === undefined && !staged && { epochs }),
    ...{ alignment: asked.alignment ?? false, diagnostics: asked.diagnostics ?? false, rollback: asked.rollback ?? false },
    ...{ averageWeights, patience },
    ...(asked.baseline !== 'lent' && { baseline: asked.baseline === 'own' && (baseline ?? true) })
  };
  const learnt = isTaught
    ? { terms, stages, leaks: findTableLeaks }
    : { alone: { labelSmoothing: loss === undefined ? smoothingOf(record) : 0, loss } };
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
  return {
    ...before,
    ...given,
    ...learnt,
    again: listOptionsNeededToResume({ ...options }),
    ...(teacher !== undefined && { teacher: asTeacher(teacher, 'resume') })
  };
}

/** Of a run without a teacher, whose only term may be the cross-entropy with smoothed labels. */
function smoothingOf({ setup }: RunRecord): number {
  const { labelSmoothing } = setup.terms.hard?.loss ?? {};
  return typeof labelSmoothing === 'number' ? labelSmoothing : 0;
}
