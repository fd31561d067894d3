import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { showPath } from '../../checks/showPath';
import type { Finding } from '../../record/Finding';
import type { RunEvent } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import { version } from '../../record/version';
import { checkpointFormat, type AskedRun, type CheckpointManifest } from './CheckpointManifest';
import { markFolderInUse, type FolderWork } from './markFolderInUse';
import { formatCheckpointName, checkpointsAmong } from './formatCheckpointName';
import { openEventLog } from './openEventLog';
import type { NamedTensors } from './nameTrainingTensors';
import { hasCheckpoints, type FoundCheckpoint } from './findCheckpoint';
import { replaceFileAtomically, unfinishedFile } from './replaceFileAtomically';
import { writeTensorFile } from './writeTensorFile';

/** What of a checkpoint changes while a run goes on. */
export type CheckpointState = Omit<CheckpointManifest, 'format' | 'version' | 'asked' | 'logged' | 'loggedDigest'>;

/** A run's folder, as the run writes it. After the first checkpoint a problem with the disk never harms the run: it becomes a finding. */
export interface RunFolder {
  /** Whether the log has all events up to where the run goes on. */
  hasAllEvents: boolean;
  log(event: RunEvent): void;
  /** Whether the newest checkpoint is some minutes old. */
  isDue(): boolean;
  /** @throws Error if the folder cannot be written. */
  begin(state: CheckpointState, tensors: NamedTensors): Promise<void>;
  save(state: CheckpointState, tensors: NamedTensors): Promise<void>;
  /** Writes the record as a file of its own. */
  end(record: RunRecord): Promise<void>;
  /** Lets the folder go. */
  close(): Promise<void>;
  /** Called with a problem, once. */
  onProblem: (finding: Finding) => void;
}

interface OpenedFor {
  asked: AskedRun;
  /** What the folder says while it is written; null where it says nothing. */
  work: FolderWork | null;
  /** Where the run goes on. */
  from?: FoundCheckpoint;
}

const mostMilliseconds = 3 * 60_000;
const kept = 2;

/**
 * Opens the folder of a run that begins, or of one that goes on.
 *
 * @throws RangeError if another run is in it, Error if it cannot be written.
 */
export async function prepareRunFolder(subject: string, folder: string, { asked, work, from }: OpenedFor): Promise<RunFolder> {
  const shown = showPath(folder);
  const refuse = (error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    const got = code ?? message;
    return new Error(`${subject}: expected folder to be one that can be written, got ${shown} (${got}); ${adviceFor(code)}`, {
      cause: error
    });
  };
  if (!from && (await hasCheckpoints(folder)))
    throw new RangeError(
      `${subject}: expected folder to have no run yet, got ${shown} with one; go on with kd.resume(${shown}, {...}), or give another folder`
    );
  const { log, isWhole } = await openLog(folder, from).catch((error) => {
    throw refuse(error);
  });
  const release = work ? await markFolderInUse(folder, work) : () => Promise.resolve();
  let number = checkpointsAmong(await readdir(folder))[0]?.number ?? -1;
  const own = from ? [from.name] : [];
  let saved = performance.now();
  let isTold = false;
  let isTaken = false;

  async function write(state: CheckpointState, tensors: NamedTensors): Promise<void> {
    const says: CheckpointManifest = {
      format: checkpointFormat,
      version,
      asked,
      ...state,
      logged: log.bytes(),
      loggedDigest: log.digest()
    };
    const text = JSON.stringify(says);
    const others = checkpointsAmong(await readdir(folder));
    if (others[0]?.number > number) {
      isTaken = true;
      throw new Error('another process has written a checkpoint there');
    }
    // The events are on the disk before the checkpoint that counts on them.
    log.sync();
    own.push(
      await replaceFileAtomically(folder, async (file) =>
        formatCheckpointName(++number, await writeTensorFile(file, tensors, text))
      )
    );
    saved = performance.now();
    own.splice(0, own.length - kept);
    const old = others.filter(({ file }) => !own.includes(file));
    for (const { file } of old) await rm(join(folder, file), { force: true }).catch(() => undefined);
  }

  /** Does what the run can do without. */
  async function attempt(work: () => Promise<void> | void): Promise<void> {
    if (isTaken) return;
    try {
      await work();
    } catch (error) {
      if (isTold) return;
      isTold = true;
      const { code, message } = error as NodeJS.ErrnoException;
      result.onProblem({
        check: 'unsavedCheckpoint',
        level: 'warning',
        value: null,
        says: `the run went on, but could not be kept in ${shown} (${code ?? message}): a crash would cost what came after its last checkpoint there`,
        hint: adviceFor(code)
      });
    }
  }

  const result: RunFolder = {
    hasAllEvents: isWhole,
    onProblem: () => undefined,
    log: (event) => void attempt(() => log.append(event)),
    isDue: () => performance.now() - saved > mostMilliseconds,
    begin: (state, tensors) =>
      write(state, tensors).catch((error) => {
        throw refuse(error);
      }),
    save: (state, tensors) => attempt(() => write(state, tensors)),
    end: (record) =>
      attempt(async () => {
        log.sync();
        await replaceFileAtomically(folder, async (file) => {
          await file.writeFile(`${JSON.stringify(record)}\n`);
          return 'record.json';
        });
      }),
    async close() {
      log.close();
      await release();
    }
  };
  return result;
}

async function openLog(folder: string, from: FoundCheckpoint | undefined) {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (unfinishedFile.test(name)) await rm(join(folder, name), { force: true });
  return openEventLog(folder, from ? { bytes: from.says.logged, digest: from.says.loggedDigest } : null);
}

function adviceFor(code: string | undefined): string {
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  return isFull ? 'free some space, or give a folder on another disk' : 'give another folder';
}
