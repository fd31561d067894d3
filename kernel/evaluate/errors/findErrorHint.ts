import { dirname, join } from 'node:path';
import type { Diagnostic } from './Diagnostic';

/** What the first word of a line that is no TypeScript tells about where it comes from. */
const foreign: [pattern: RegExp, hint: string][] = [
  [/^\s*```/m, 'this looks like Markdown: leave out the lines with ```, or make the cell a Markdown cell'],
  [/^\s*(?:In|Out) ?\[\d+\]: /m, 'this looks like a copy of a notebook: leave out the prompts'],
  [/^\s*%/m, 'this looks like a magic of IPython, and there are none here: kd.help() lists what there is'],
  [/^\s*![\w.]/m, "this looks like a shell command: use `import { execSync } from 'child_process'`"],
  [/^(?:>>> |> )/m, 'this looks like a copy of a terminal: leave out the prompts'],
  [/^\s*(?:(?:async )?def \w+\(.*|class \w+.*|(?:if|elif|for|while|with|try|else)\b[^{]*):\s*(?:#.*)?$/m, python()],
  [/^\s*(?:from [\w.]+ import |import \w[\w.]*(?: as \w+)?\s*$)/m, python()],
  [/<\/[\w.]*>|\/>/, 'this looks like JSX: put it into a .tsx file beside the notebook and import that'],
  [/^\s*print\(/m, 'console.log prints; the last value of a cell is shown by itself']
];

const cannotFindName = new Set([2304, 2552]);
const cannotFindModule = 2307;
const topLevelReturn = 1108;
const topLevelAwait = 1308;
/** "Decorators are not valid here" (of a parameter), "Unable to resolve signature of ... decorator", and of too few or too many arguments. */
const wrongDecorator = new Set([1206, 1238, 1239, 1240, 1241, 1270, 1278, 1329]);
/** "Left side of comma operator is unused", "is not callable", "cannot be used as an index type". */
const wentOn = new Set([2695, 2349, 2538, 2532, 7053]);

function python(): string {
  return 'this looks like Python: the kernel of this notebook is TypeScript';
}

/** What to do about a complaint, where the words of TypeScript do not tell it. `folder` is the notebook's. */
export function findErrorHint(diagnostics: Diagnostic[], source: string, folder: string): string | undefined {
  const { code, message, line, file } = diagnostics[0];
  if (code === cannotFindModule)
    return hintForMissingModule(/'(.*?)'/.exec(message)?.[1] ?? '', dirname(join(folder, file ?? 'cell.ts')));
  if (file !== undefined && code === topLevelAwait)
    return 'a file that a cell imports cannot await at its top level: export an async function, and await that in the cell';
  if (file !== undefined) return undefined;
  const lines = source.split('\n');
  if (code === topLevelReturn) return 'a cell shows the value of its last expression: leave out `return`';
  if (wrongDecorator.has(code))
    return 'decorators are the standard ones here: for the older ones say "experimentalDecorators": true in tsconfig.json beside the notebook';
  if (wentOn.has(code) && line > 0 && /^\s*[[(`]/.test(lines[line]) && !/[;{]\s*$/.test(lines[line - 1]))
    return `line ${line} goes on in line ${line + 1}: end it with a semicolon`;
  // A code fence is a call of a text for TypeScript.
  if (code < 2000 || cannotFindName.has(code) || /^\s*```/.test(source)) {
    const found = foreign.find(([pattern]) => pattern.test(source));
    if (found) return found[1];
  }
  const assigned = cannotFindName.has(code) && /^\s*([\w$]+)\s*=[^=>]/.exec(lines[line] ?? '');
  if (assigned && message.includes(`'${assigned[1]}'`)) return `declare it first: let ${lines[line].trim()}`;
  return undefined;
}

/** What to do where there is no such module as seen from `folder`. */
export function hintForMissingModule(name: string, folder: string): string {
  if (/^\.{0,2}\//.test(name)) return `there is no such file as seen from ${folder}`;
  if (name.startsWith('#')) return `the package.json of ${folder} or of a folder above has no such name in "imports"`;
  if (name.startsWith('node:')) return `this Node (${process.version}) has no such module`;
  const words = name.split('/');
  return `run: npm install ${words.slice(0, name.startsWith('@') ? 2 : 1).join('/')}   in ${folder}`;
}
