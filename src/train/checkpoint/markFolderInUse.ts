import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { replaceFileAtomically } from './replaceFileAtomically';
import { identifyThisProcess } from './identifyThisProcess';

/** What a folder is written by. */
export interface FolderWork {
  as: 'run' | 'study' | 'labelSweep' | 'sweep';
  title?: string;
  /** Options that a run that is resumed must be given again. */
  given?: string[];
  /** Those of a study. */
  seeds?: number[];
}

/** Beside the work it holds who does it; `notebook` is where its cell stands, if Jupyter has said so. */
export const inUseFile = 'running.json';

/**
 * Says in a folder what is being done with it and by which process, until it is released. What a killed process leaves tells that there is
 * something to go on with. A folder that cannot be written is left as it is: then nobody is told.
 *
 * @returns what releases it, unless another has claimed it since.
 */
export async function markFolderInUse(folder: string, work: FolderWork): Promise<() => Promise<void>> {
  const notebook = process.env.JPY_SESSION_NAME;
  const text = `${JSON.stringify({ ...work, id: randomUUID(), by: identifyThisProcess(), ...(notebook && { notebook }) })}\n`;
  const file = join(folder, inUseFile);
  try {
    await mkdir(folder, { recursive: true });
    await replaceFileAtomically(folder, async (opened) => {
      await opened.writeFile(text);
      return inUseFile;
    });
  } catch {
    return () => Promise.resolve();
  }
  return async () => {
    const now = await readFile(file, 'utf8').catch(() => '');
    if (now === text) await rm(file, { force: true }).catch(() => undefined);
  };
}
