import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts files into a folder, each whole or not at all: they are written under other names first and renamed when all of them
 * are on disk. Other files in the folder stay unchanged.
 *
 * @param subject the caller's name for the error: "saveModel".
 * @throws Error if a file cannot be written.
 */
export async function writeFilesAtomically(
  subject: string,
  folder: string,
  files: { [name: string]: string | Uint8Array }
): Promise<void> {
  try {
    await writeAll(folder, files);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `${subject}: expected ${folder} to be a folder that can be written, got ${code ?? message}; give another path`,
      { cause: error }
    );
  }
}

async function writeAll(folder: string, files: { [name: string]: string | Uint8Array }): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pairs = Object.keys(files).map((name) => ({ name, partial: join(folder, `.${name}.${randomUUID()}`) }));
  try {
    for (const { name, partial } of pairs) await writeFile(partial, files[name], { flush: true } as object);
    for (const { name, partial } of pairs) await rename(partial, join(folder, name));
  } finally {
    for (const { partial } of pairs) await rm(partial, { force: true });
  }
}
