import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isInsideFolder } from '../../files/isInsideFolder';

/** The real path of a file in a folder. No link leads out of it. */
export async function resolveRealPathIn(folder: string, name: string, refuse: (got: string) => Error): Promise<string> {
  const gone = ({ code, message }: NodeJS.ErrnoException): never => {
    throw refuse(code === 'ENOENT' ? 'nothing' : (code ?? message));
  };
  const real = await realpath(join(folder, name)).catch(gone);
  if (!isInsideFolder(await realpath(folder).catch(gone), real)) throw refuse('a link out of the folder');
  return real;
}
