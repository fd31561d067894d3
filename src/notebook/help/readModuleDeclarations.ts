import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The compiled toolkit, whose declarations the help is read from. If the toolkit runs from its sources, this folder is beside them. */
const toolkit = join(__dirname, '..', '..');
const folder = [toolkit, join(toolkit, '..', 'dist', 'src')].find((path) => existsSync(join(path, 'index.d.ts')));

const texts = new Map<string, string>();

/** The declarations of a module of the toolkit ("losses/softTargets"); empty if there are none. */
export function readModuleDeclarations(module: string): string {
  const path = join(folder ?? __dirname, `${module}.d.ts`);
  if (!texts.has(module)) texts.set(module, existsSync(path) ? readFileSync(path, 'utf8') : '');
  return texts.get(module)!;
}

/** The module that "./x" or "../y/x" refers to in `from`; it may be a folder. */
export function resolveModule(from: string, specifier: string): string {
  const path = posix.join(posix.dirname(from), specifier);
  return readModuleDeclarations(path) === '' && readModuleDeclarations(`${path}/index`) !== '' ? `${path}/index` : path;
}

/** The module's exports at run time. */
export function loadModule(module: string): Record<string, unknown> {
  return require(join(folder ?? __dirname, module)) as Record<string, unknown>;
}
