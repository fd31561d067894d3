import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts files into a folder, each whole or not at all: they are written under other names first and renamed when all of them
 * are on disk. Other files in the folder stay unchanged.
 */
export async function writeFolder(folder: string, files: { [name: string]: string | Uint8Array }): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pairs = Object.keys(files).map((name) => ({ name, partial: join(folder, `.${name}.${randomUUID()}`) }));
  try {
    for (const { name, partial } of pairs) await writeFile(partial, files[name], { flush: true } as object);
    for (const { name, partial } of pairs) await rename(partial, join(folder, name));
  } finally {
    for (const { partial } of pairs) await rm(partial, { force: true });
  }
}
