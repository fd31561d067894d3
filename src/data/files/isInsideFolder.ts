import { sep } from 'node:path';

/** Whether a path lies in a folder or is it; both as `realpath` gives them. */
export function isInsideFolder(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
