import { isAbsolute, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CellSources } from './CellSources';
import { packageRoot } from '../../installation/packageRoot';

/** `    at name (file:line:column)` or `    at file:line:column`. */
const frame = /^\s*at (?:async )?(?:(?<name>.+?) \()?(?<file>.+?):(?<line>\d+):(?<column>\d+)\)?$/;
/** What V8 puts before a syntax error: the place, the line, and a caret. */
const syntaxPlace = /^(?<file>(?:file:\/\/)?[^\n:]+):(?<line>\d+)\n.*\n(?<caret> *)\^+\n/;
/** A frame of the statements of a module themselves, CommonJS or not. */
const topLevel = /^\s*at (?:Object\.<anonymous> \(|(?:async )?file:\/\/)/;
const mostFrames = 25;
const mostPackageFrames = 5;
const ownFolder = [packageRoot, 'dist', ''].join(sep);
/** V8's names for the function that the kernel puts around a cell. */
const wrapperNames = new Set(['eval', 'Script.runInThisContext', 'Object.<anonymous>']);

interface Place {
  where: string;
  code?: string;
}

/**
 * The frames of stacks that a reader cares about, in words: those in cells and local files, each with its line of code; those of
 * packages only where there are no others, unless `cellsOnly`. Node, the toolkit and the kernel drop out.
 */
export function formatStackFrames(stacks: string[], sources: CellSources, cellsOnly = false): string[] {
  const found = stacks.flatMap((stack) => stack.split('\n').flatMap(read));
  const distinct = found.filter(({ where }, index) => where !== found[index - 1]?.where);
  const called = distinct.filter(({ code }) => code !== undefined);
  // Code that cannot be parsed has not run.
  const unread = stacks.flatMap((stack) => readSyntaxPlace(stack, sources));
  const own = called.length === 0 ? unread : [...loading(), ...called];
  const kept = own.length > 0 ? shorten(own) : cellsOnly ? [] : distinct.slice(0, mostPackageFrames);
  return kept.flatMap(({ where, code }) => (code === undefined ? [where] : [where, code]));

  /** Where a package could not be read, or where it threw while it was loaded: what called it was only an import. */
  function loading(): Place[] {
    const inPackages = stacks.flatMap((stack) => stack.split('\n')).filter((line) => line.includes('node_modules'));
    const [innermost] = inPackages.flatMap(read);
    const places = unread.length > 0 ? unread : innermost && inPackages.some((line) => topLevel.test(line)) ? [innermost] : [];
    return places.filter(({ where, code }) => code === undefined && !called.some((one) => one.where === where));
  }

  function read(line: string): Place[] {
    const match = frame.exec(line);
    return match === null ? [] : readPlace(match.groups as unknown as Frame, sources);
  }
}

/** One line of a stack as a reader knows it; undefined for a line that is none, an empty string for one that is of no interest. */
export function readFrameLine(text: string, sources: CellSources): string | undefined {
  const match = frame.exec(text);
  return match === null ? undefined : (readPlace(match.groups as unknown as Frame, sources)[0]?.where ?? '');
}

interface Frame {
  name?: string;
  file: string;
  line: string;
  column: string;
}

/** Of a deep recursion the innermost frames and the outermost ones. */
function shorten(places: Place[]): Place[] {
  if (places.length <= mostFrames) return places;
  const last = 5;
  const left = places.length - mostFrames;
  return [...places.slice(0, mostFrames - last), { where: `    … ${left} more frames` }, ...places.slice(-last)];
}

function readSyntaxPlace(stack: string, sources: CellSources): Place[] {
  const match = syntaxPlace.exec(stack);
  if (match === null) return [];
  const { file, line, caret } = match.groups as Record<string, string>;
  return readPlace({ file, line, column: String(caret.length + 1) }, sources);
}

function readPlace({ name, file, line, column }: Frame, sources: CellSources): Place[] {
  const path = file.startsWith('file://') ? fileURLToPath(file) : file;
  const source = sources.get(path);
  if (source) {
    const at = source.lineAt(Number(line), Number(column));
    if (at === undefined) return [];
    return [
      {
        where: `    at ${inFunction(name)}${source.label}, line ${at}`,
        code: `        ${(source.lines[at - 1] ?? '').trim().slice(0, 200)}`
      }
    ];
  }
  return isAbsolute(path) && !path.startsWith(ownFolder)
    ? [{ where: `    at ${inFunction(name)}${inPackage(path)}:${line}` }]
    : [];
}

function inFunction(name: string | undefined): string {
  // A function of an earlier cell is called as a property of the proxy that holds the cells' names.
  const plain = name?.replace(/^(?:Proxy|Object)\./, '');
  return plain === undefined || name === undefined || wrapperNames.has(name) || wrapperNames.has(plain) ? '' : `${plain}, `;
}

/** A package by its name; another file by its path. */
function inPackage(path: string): string {
  const at = path.lastIndexOf(`node_modules${sep}`);
  return at < 0 ? path : path.slice(at + `node_modules${sep}`.length).replaceAll('\\', '/');
}
