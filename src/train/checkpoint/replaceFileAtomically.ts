import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './syncFolder';

/** Files that were not written to their end. */
export const unfinishedFile = /^\.[0-9a-f-]{36}\.partial$/;

/**
 * Puts a file into a folder, whole or not at all, also if the power fails: it is written under another name, waited for, and renamed.
 *
 * @param write returns the file's name.
 */
export async function replaceFileAtomically(folder: string, write: (file: FileHandle) => Promise<string>): Promise<string> {
  const unfinished = join(folder, `.${randomUUID()}.partial`);
  try {
    const file = await open(unfinished, 'wx');
    let name: string;
    try {
      name = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, name));
    await syncFolder(folder);
    return name;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}
