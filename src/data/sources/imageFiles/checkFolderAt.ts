import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkPath } from '../../../checks/checkPath';
import { showPath } from '../../../checks/showPath';

/**
 * The absolute path of a folder.
 *
 * @param advice what to do if there is nothing at the path.
 * @throws TypeError or RangeError unless the path leads to a folder.
 */
export async function checkFolderAt(
  subject: string,
  path: unknown,
  advice = `look at the path, it starts at ${process.cwd()}`
): Promise<string> {
  checkPath(subject, path, 'give the path of a folder');
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
  if (typeof found === 'string') {
    const got = found === 'ENOENT' || found === 'ENOTDIR' ? 'none' : found;
    throw new RangeError(`${subject}: expected a folder at ${showPath(path)}, got ${got}; ${advice}`);
  }
  if (!found.isDirectory())
    throw new RangeError(
      `${subject}: expected a folder, got the file ${showPath(path)}; give the folder that it lies in, or unpack it if it is an archive`
    );
  return resolve(path);
}
