import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';
import { isBundledFile } from './bundledDeclarations';

/** The compiled file of which the bundler has taken the types called `name`: it writes a line above those of each. Undefined in a file that is no bundle. */
export function findBundledSource(file: string, name: string): string | undefined {
  if (!isBundledFile(file)) return undefined;
  // What is looked for is ASCII, and this is ten times as fast as UTF-8.
  const text = readFileSync(file, 'latin1');
  const at = findDeclaration(text, name);
  if (at === undefined) return undefined;
  const above = text.lastIndexOf(region, at);
  if (above < 0) return undefined;
  const path = text.slice(above + region.length, text.indexOf('\n', above)).trim();
  // The set-up compiles into another folder first.
  return join(packageRoot, path.replace(/^dist[^/]*/, 'dist'));
}

const region = '//#region ';
const beforeName = /^(?:export )?(?:declare )?(?:abstract )?(?:function|const|let|var|class|interface|type|enum|namespace)$/;

/** One expression for the whole text would look at the beginning of each of its lines. */
function findDeclaration(text: string, name: string): number | undefined {
  for (let at = text.indexOf(` ${name}`); at >= 0; at = text.indexOf(` ${name}`, at + 1)) {
    const isWhole = !/[\w$]/.test(text[at + 1 + name.length] ?? '');
    if (isWhole && beforeName.test(text.slice(text.lastIndexOf('\n', at) + 1, at))) return at;
  }
  return undefined;
}
