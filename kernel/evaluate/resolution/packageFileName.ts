import { isAbsolute, join, relative } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** Absolute, or as the bundler writes it: "stillroom/src/losses/softTargets.ts" of a file of the toolkit, "package/file" of another package's; a cell has none. */
export function packageFileName(path: string): string | undefined {
  const own = isAbsolute(path)
    ? relative(join(packageRoot, 'dist'), path).replaceAll('\\', '/')
    : path.replace(/^dist[^/]*\//, '');
  if (own.startsWith('src/')) return `stillroom/${own.replace('.d.ts', '.ts')}`;
  return /^.*node_modules\/(.+)$/.exec(path)?.[1];
}
