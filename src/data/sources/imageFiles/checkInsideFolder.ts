import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isInsideFolder } from '../../files/isInsideFolder';

/** Whether a file or folder of this name is in a folder, and not only a link out of it. "outside" for such a link. */
export async function checkInsideFolder(
  folder: string,
  name: string,
  kind: 'file' | 'folder'
): Promise<'there' | 'missing' | 'outside'> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (!(kind === 'file' ? found?.isFile() : found?.isDirectory())) return 'missing';
  return isInsideFolder(await realpath(folder), await realpath(path)) ? 'there' : 'outside';
}
