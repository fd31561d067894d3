import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { showPath } from '../../checks/showPath';
import type { CheckpointManifest } from './CheckpointManifest';
import { checkpointsAmong } from './formatCheckpointName';
import { readCheckpoint } from './readCheckpoint';
import { readTensorFile, type OpenTensorFile } from './readTensorFile';

/** The newest whole checkpoint of a folder. The caller closes its file. */
export interface FoundCheckpoint {
  folder: string;
  /** The file's name. */
  name: string;
  /** Its number in the run. */
  number: number;
  says: CheckpointManifest;
  file: OpenTensorFile;
  /** Newer ones that are not whole. */
  damaged: string[];
}

/** Whether a run has left checkpoints in a folder, whole or not. */
export async function hasCheckpoints(folder: string): Promise<boolean> {
  return checkpointsAmong(await readdir(folder).catch(() => [])).length > 0;
}

/**
 * @throws Error if the folder cannot be read or no checkpoint in it is whole, RangeError if the newest is of another version.
 */
export async function findCheckpoint(subject: string, folder: string): Promise<FoundCheckpoint> {
  const shown = showPath(folder);
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `${subject}: expected the folder of a run, got ${shown} (${error.code}); give the folder that the run was begun with`,
      { cause: error }
    );
  });
  const damaged: string[] = [];
  for (const { file: name, number, sha256 } of checkpointsAmong(files)) {
    const path = join(folder, name);
    const file = await readTensorFile(path, sha256).catch((error: NodeJS.ErrnoException) => {
      // It may have become a folder, or be on a part of the disk that cannot be read.
      if (error.code !== undefined) return null;
      throw error;
    });
    if (!file) {
      damaged.push(name);
      continue;
    }
    try {
      return { folder, name, number, says: readCheckpoint(subject, showPath(path), file.metadata), file, damaged };
    } catch (error) {
      await file.close();
      throw error;
    }
  }
  const got = damaged.length ? `${damaged.length} that are not whole` : 'none';
  const fix = damaged.length
    ? 'copy the folder again from where it came, or begin the run again in another folder'
    : 'give the folder of a run, or begin the run with this folder if it ended before its first checkpoint';
  throw new Error(`${subject}: expected a checkpoint in ${shown}, got ${got}; ${fix}`);
}
