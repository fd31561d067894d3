import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CellSources } from '../cells/CellSources';
import { packageRoot } from '../packageRoot';

/** `    at name (file:line:column)` or `    at file:line:column`. */
const frame = /^\s*at (?:async )?(?:(?<name>.+?) \()?(?<file>.+?):(?<line>\d+):(?<column>\d+)\)?$/;
const mostFrames = 25;
const kernelFolder = [packageRoot, 'dist', 'kernel', ''].join(sep);
const tslabFolder = /[\\/]node_modules[\\/](?:tslab|@tslab)[\\/]/;
/** V8's names for the function that the kernel puts around a cell. */
const wrapperNames = new Set(['eval', 'Script.runInThisContext', 'Object.<anonymous>']);

/**
 * The frames of stacks that a reader cares about, in words: those in cells, each with its line of code, and the innermost
 * `mostPackageFrames` in packages. Node, tslab and the kernel drop out.
 */
export function readFrames(stacks: string[], sources: CellSources, mostPackageFrames: number): string[] {
  const found = stacks.flatMap((stack) => stack.split('\n')).flatMap((line) => readFrame(line, sources));
  const distinct = found.filter(({ where }, index) => where !== found[index - 1]?.where);
  // A deep library must not push the cell's own line out.
  const kept = distinct.filter(({ code }, index) => code !== undefined || index < mostPackageFrames);
  return kept.slice(0, mostFrames).flatMap(({ where, code }) => (code === undefined ? [where] : [where, code]));
}

function readFrame(text: string, sources: CellSources): { where: string; code?: string }[] {
  const match = frame.exec(text);
  if (match === null) return [];
  const { name, file, line, column } = match.groups as Record<string, string>;
  const source = sources.get(file);
  if (source) {
    const at = source.lineAt(Number(line), Number(column));
    if (at === undefined) return [];
    return [
      { where: `    at ${inFunction(name)}${source.label}, line ${at}`, code: `        ${(source.lines[at - 1] ?? '').trim()}` }
    ];
  }
  const path = file.startsWith('file://') ? fileURLToPath(file) : file;
  if (isInternal(path)) return [];
  return [{ where: `    at ${inFunction(name)}${shorten(path)}:${line}` }];
}

function inFunction(name: string | undefined): string {
  // A function of an earlier cell is called as a property of the proxy that holds the cells' names.
  const plain = name?.replace(/^Proxy\./, '');
  return plain === undefined || wrapperNames.has(plain) ? '' : `${plain}, `;
}

function isInternal(path: string): boolean {
  return (
    path.startsWith('node:') ||
    path.startsWith('<') ||
    path.startsWith('evalmachine.') ||
    path.startsWith(kernelFolder) ||
    tslabFolder.test(path)
  );
}

/** A package by its name, the toolkit by ours; another file by its path. */
function shorten(path: string): string {
  if (path.startsWith(packageRoot + sep + 'dist'))
    return 'stillroom' + path.slice(packageRoot.length + sep.length + 'dist'.length).replaceAll('\\', '/');
  const at = path.lastIndexOf(`node_modules${sep}`);
  return at < 0 ? path : path.slice(at + `node_modules${sep}`.length).replaceAll('\\', '/');
}
