import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { showPath } from '../../checks/showPath';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { Finding } from '../../record/Finding';
import type { Started } from '../../record/RunEvent';
import { modelArchitecture } from '../../teachers/computeModelFingerprint';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { listPresentSplits } from '../task/listPresentSplits';
import { restoreVariables } from '../loop/weights/restoreVariables';
import type { AskedRun } from './CheckpointManifest';
import type { FolderWork } from './markFolderInUse';
import { checkSameRun } from './checkSameRun';
import { computeDataDigest } from './computeDataDigest';
import type { FoundCheckpoint } from './findCheckpoint';
import { readTensors } from './readTensors';
import type { KeptRun } from './createRunCheckpoints';
import { prepareRunFolder, type RunFolder } from './prepareRunFolder';

interface Keeping {
  inputs: RunInputs;
  checked: CheckedRun;
  /** How the run would begin. */
  started: Started;
  /** Where it goes on. */
  from?: FoundCheckpoint;
}

/**
 * Opens the folder of a run, if it has one. If the run goes on, what it is given must be what it began with; its student gets the initial
 * weights back, and `started` is how it began.
 *
 * @throws RangeError if another run is in the folder, or for other inputs than the run began with; Error if the folder cannot be written.
 */
export async function openRunFolder(
  subject: string,
  { inputs, checked, started, from }: Keeping
): Promise<{ kept: KeptRun; started: Started } | undefined> {
  const { folder: path } = inputs;
  if (path === undefined) return undefined;
  const { student } = checked;
  const asked = await askedRun(inputs, checked);
  // The folder of a seed or a trial is in that of its study or sweep, which says what is being done.
  const isPart = inputs.ofStudy || inputs.ofSweep;
  const work: FolderWork | null = isPart ? null : { as: 'run', title: started.title, given: inputs.again };
  if (!from) return { kept: { folder: await prepareRunFolder(subject, path, { asked, work }), student }, started };
  checkSameRun(subject, from, { asked, started });
  const [step, last] = [from.says.training?.step ?? 0, checked.epochs * checked.steps];
  if (step > last)
    throw new RangeError(
      `${subject}: expected a checkpoint within the ${last} steps of the run, got one at step ${step} in ${showPath(path)}; begin the run again in another folder`
    );
  const { id, title, stamp, setup, data, models, participants, transfer } = from.says.record;
  const { clock: _, resumed: __, paused: ___, ...own } = stamp;
  const begun = { id, title, stamp: { ...own, seconds: 0 }, setup, data, models, participants, transfer };
  if ([...from.file.entries.keys()].some((name) => name.startsWith('initial/'))) {
    const variables = student.weights.map(getVariableOfWeight);
    restoreVariables(variables, await readTensors(subject, from, 'initial', variables));
  }
  const folder = await prepareRunFolder(subject, path, { asked, work, from });
  const findings = resumeFindings(from, folder, started);
  return { kept: { folder, from, findings, student }, started: { type: 'started', ...begun } };
}

async function askedRun({ teacher, ofStudy }: RunInputs, checked: CheckedRun): Promise<AskedRun> {
  const { data, student, transfer, alignment, diagnostics, rollback, baseline } = checked;
  const sets = transfer.map(({ name, data: rows }) => [`transfer ${name}`, rows] as const);
  const shapes = student.weights.map(({ shape, dtype }) => `${dtype} [${shape}]`);
  const { examples, layers, kernel } = alignment?.options ?? {};
  return {
    as: ofStudy ? 'study' : teacher ? 'distill' : 'train',
    data: await computeDataDigest([...listPresentSplits(data), ...sets]),
    student: createHash('sha256').update(modelArchitecture(student)).update(shapes.join()).digest('hex'),
    baseline: baseline.as,
    alignment: alignment ? { every: alignment.every, examples, layers, kernel } : null,
    diagnostics: diagnostics ?? null,
    rollback: rollback ?? null
  };
}

/** What a reader has to know about a run that goes on. */
function resumeFindings({ folder, damaged, says }: FoundCheckpoint, { hasAllEvents }: RunFolder, now: Started): Finding[] {
  const findings: Finding[] = [];
  const shown = showPath(folder);
  if (damaged.length)
    findings.push({
      check: 'damagedCheckpoint',
      level: 'warning',
      value: damaged.length,
      says: `the newest checkpoint in ${shown} was not whole, so the run was resumed from the one before`,
      hint: 'look whether the disk has errors'
    });
  if (!hasAllEvents)
    findings.push({
      check: 'lostEvents',
      level: 'info',
      value: null,
      says: `the log of events in ${shown} lacks some from before the run was resumed, or has others; the record has what they said`
    });
  const { device, versions } = says.record.stamp;
  if (device !== now.stamp.device || !isDeepStrictEqual(versions, now.stamp.versions))
    findings.push({
      check: 'resumedElsewhere',
      level: 'info',
      value: null,
      says: `the run began on ${device} with Node.js ${versions.node} and was resumed on ${now.stamp.device} with Node.js ${now.stamp.versions.node}: last digits may differ from those of a run without a break`
    });
  return findings;
}
