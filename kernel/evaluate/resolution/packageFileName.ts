import { join, relative } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** "stillroom/src/losses/softTargets.ts" of a file of the toolkit, "package/file" of another package's; a cell has none. */
export function packageFileName(path: string): string | undefined {
  const own = relative(join(packageRoot, 'dist'), path).replaceAll('\\', '/');
  if (own.startsWith('src/')) return `stillroom/${own.replace('.d.ts', '.ts')}`;
  return /^.*node_modules\/(.+)$/.exec(path)?.[1];
}
