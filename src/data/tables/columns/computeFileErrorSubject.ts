import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkPath } from '../../../checks/checkPath';
import { showPath } from '../../../checks/showPath';

/**
 * `readCsv: "file.csv"`, the beginning of every error about a file; it leaves out the folders.
 *
 * @throws TypeError or Error unless the path leads to a file that is not empty.
 */
export async function computeFileErrorSubject(reader: string, path: unknown): Promise<string> {
  checkPath(reader, path, 'give the path of a file');
  const subject = `${reader}: ${showPath(basename(path))}`;
  let found;
  try {
    found = await stat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const got = code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : code;
    throw new Error(
      `${subject}: expected a file at ${showPath(path).slice(1, -1)}, got ${got}; look at the path, it starts at ${process.cwd()}`,
      {
        cause: error
      }
    );
  }
  if (found.isDirectory()) throw new Error(`${subject}: expected a file, got a folder; give the path of one file in it`);
  if (!found.isFile()) throw new Error(`${subject}: expected a file, got something else; give the path of a file`);
  if (found.size === 0) throw new Error(`${subject}: expected rows, got an empty file; write it again`);
  return subject;
}
