import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

const folder = join(packageRoot, 'dist', 'declarations').replaceAll('\\', '/');

/** For each package of which the set-up has put all types into a file: that file. None when the toolkit was compiled again since. */
export function bundledDeclarations(): Map<string, string> {
  const compiled = timeOf(join(packageRoot, 'dist', 'src', 'index.d.ts')) ?? 0;
  if ((timeOf(join(folder, 'stillroom.d.ts')) ?? -1) < compiled) return new Map();
  const scope = '@tensorflow';
  const names = ['stillroom.d.ts', ...readdirSync(join(folder, scope)).map((name) => `${scope}/${name}`)];
  return new Map(names.map((name) => [name.replace(/\.d\.ts$/, ''), `${folder}/${name}`]));
}

/** Whether it is one of these files, or one that they share. */
export function isBundledFile(path: string): boolean {
  return path.startsWith(`${folder}/`);
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
