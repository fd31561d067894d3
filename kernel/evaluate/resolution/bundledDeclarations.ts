import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** Where the set-up puts them. */
export const bundledFolder = join(packageRoot, 'dist', 'declarations').replaceAll('\\', '/');

/** For each package of which the set-up has put all types into a file: that file. None when the toolkit was compiled again since. */
export function bundledDeclarations(): Map<string, string> {
  const compiled = timeOf(join(packageRoot, 'dist', 'src', 'index.d.ts')) ?? 0;
  if ((timeOf(join(bundledFolder, 'stillroom.d.ts')) ?? -1) < compiled) return new Map();
  const scope = '@tensorflow';
  const names = ['stillroom.d.ts', ...readdirSync(join(bundledFolder, scope)).map((name) => `${scope}/${name}`)];
  return new Map(names.map((name) => [name.replace(/\.d\.ts$/, ''), `${bundledFolder}/${name}`]));
}

/** Whether it is one of these files, or one that they share. */
export function isBundledFile(path: string): boolean {
  return path.startsWith(`${bundledFolder}/`);
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
