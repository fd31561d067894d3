import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of Stillroom's own package.json: the nearest one above this file, compiled or not. */
export const packageRoot = folderWithPackage(__dirname);

function folderWithPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderWithPackage(dirname(folder));
}
