import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { show } from '../../../checks/show';

/**
 * `readCsv: "file.csv"`, the beginning of every error about a file; it leaves out the folders.
 *
 * @throws TypeError or Error unless the path leads to a file that is not empty.
 */
export async function fileSubject(reader: string, path: unknown): Promise<string> {
  if (typeof path !== 'string' || path === '')
    throw new TypeError(`${reader}: expected the path of a file, got ${show(path)}; give a string`);
  const subject = `${reader}: ${JSON.stringify(basename(path))}`;
  let found;
  try {
    found = await stat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const got = code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : code;
    throw new Error(`${subject}: expected a file at ${path}, got ${got}; look at the path, it starts at ${process.cwd()}`, {
      cause: error
    });
  }
  if (found.isDirectory()) throw new Error(`${subject}: expected a file, got a folder; give the path of one file in it`);
  if (!found.isFile()) throw new Error(`${subject}: expected a file, got something else; give the path of a file`);
  if (found.size === 0) throw new Error(`${subject}: expected rows, got an empty file; write it again`);
  return subject;
}
