import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/**
 * Opens a regular file to read it. A pipe may never end and a device may give bytes for ever, so both are refused before anything is read. Who calls
 * closes the file.
 *
 * @param refuse makes the error from what was found: "ENOENT", "a folder", "a pipe or a device".
 */
export async function openRegularFile(
  path: string,
  refuse: (got: string) => Error
): Promise<{ file: FileHandle; bytes: number }> {
  // Opening a pipe would wait for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0)).catch((error: NodeJS.ErrnoException) => {
    throw refuse(error.code ?? error.message);
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw refuse(kindOf(found));
    return { file, bytes: found.size };
  } catch (error) {
    await file.close();
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : refuse(code);
  }
}

function kindOf(found: Stats): string {
  return found.isDirectory() ? 'a folder' : 'a pipe or a device';
}
