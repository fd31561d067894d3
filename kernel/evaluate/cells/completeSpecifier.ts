import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { ancestors, findPackage, splitSpecifier } from '../resolution/findPackage';
import { kernelPackageNames } from '../resolution/kernelPackageNames';
import type { Completions } from './CellCompiler';

/** What stands before the cursor in the text of an import. */
const begun = /(?:\bfrom|\bimport|\b(?:import|require|require\.resolve)\s*\()\s*(?<quote>['"`])(?<text>[^'"`\r\n]*)$/;
const source = /^(?!\.)(?<name>.+?)(?<ext>\.d\.[cm]?ts|\.[cm]?tsx?|\.[cm]?jsx?|\.json)$/;
const mostMatches = 300;

type Match = Completions['matches'][number];

/** Packages, their parts and the files beside the notebook, for the name that an import gives; undefined elsewhere. */
export function completeSpecifier(code: string, position: number, folder: string): Completions | undefined {
  const line = code.slice(Math.max(0, position - 1000), position);
  const { quote, text } = begun.exec(line)?.groups ?? {};
  if (quote === undefined) return undefined;
  const after = /^[^'"`\r\n;)]*/.exec(code.slice(position, position + 1000))![0];
  const candidates = text.startsWith('.') || text.startsWith('/') ? files(text, folder) : packages(text, folder);
  const matches = candidates.filter((one) => one.text.startsWith(text) && one.text !== text).slice(0, mostMatches);
  return { start: position - text.length, end: position + after.length, matches };
}

function files(text: string, folder: string): Match[] {
  const lead = text.slice(0, text.lastIndexOf('/') + 1);
  if (lead === '') return ['./', '../'].map((one) => ({ text: one, type: 'directory' }));
  return entries(lead.startsWith('/') ? lead : join(folder, lead)).map((one) => ({ ...one, text: lead + one.text }));
}

/** What can be imported from a folder, as an import names it. */
function entries(folder: string): Match[] {
  const found = new Map<string, Match>();
  for (const entry of list(folder)) {
    if (entry.startsWith('.') || entry === 'node_modules') continue;
    const { name, ext } = source.exec(entry)?.groups ?? {};
    if (ext === undefined) {
      if (!entry.includes('.')) found.set(entry, { text: `${entry}/`, type: 'directory' });
    } else {
      const ending = ext === '.json' ? ext : /[cm]/.test(ext[1] === 'd' ? ext[3] : ext[1]) ? `.${/[cm]/.exec(ext)![0]}js` : '';
      found.set(name + ending, { text: name + ending, type: 'module' });
    }
  }
  return [...found.values()];
}

function packages(text: string, folder: string): Match[] {
  const { name } = splitSpecifier(text);
  if (text.startsWith('node:')) return builtins().map((one) => ({ text: `node:${one}`, type: 'module' }));
  if (text.length > name.length) return parts(name, text.slice(name.length + 1), folder);
  const names = new Set([...ancestors(folder).flatMap(installed), ...kernelPackageNames, ...builtins()]);
  return [...names].sort().map((one) => ({ text: one, type: 'module' }));
}

function builtins(): string[] {
  return builtinModules.filter((name) => !name.startsWith('_'));
}

function installed(folder: string): string[] {
  const root = join(folder, 'node_modules');
  return list(root).flatMap((name) => {
    if (name.startsWith('.') || name === '@types') return [];
    return name.startsWith('@') ? list(join(root, name)).map((inner) => `${name}/${inner}`) : [name];
  });
}

/** The parts of a package: what its "exports" name, else its files. */
function parts(name: string, rest: string, folder: string): Match[] {
  const root = ancestors(folder)
    .map((one) => join(one, 'node_modules', name))
    .find((one) => list(one).length > 0);
  const found = root ?? findPackage(name);
  if (found === undefined) return builtins().map((one) => ({ text: one, type: 'module' }));
  const { exports } = readJson(join(found, 'package.json'));
  const keys = typeof exports === 'object' && exports !== null ? Object.keys(exports) : [];
  const named = keys.filter((key) => key.startsWith('./') && key !== './package.json');
  if (keys.some((key) => key.startsWith('.')))
    return named.map((key) => ({ text: `${name}/${key.slice(2).replace(/\*.*$/, '')}`, type: 'module' }));
  const lead = rest.slice(0, rest.lastIndexOf('/') + 1);
  return entries(join(found, lead)).map((one) => ({ ...one, text: `${name}/${lead}${one.text}` }));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readJson(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
