import type * as TypeScript from 'typescript';
import { join } from 'node:path';
import { readFileStamp } from '../resolution/readFileStamp';

/** What `tsconfig.json` in the notebook's folder says. */
export interface FolderOptions {
  /** Options for the programs of cells; the same object until the file changes. */
  current(): TypeScript.CompilerOptions;
  /** What is wrong with the file; told once for each of its states. */
  notice(): string | undefined;
}

/** What can hold for a cell. Where its output goes, and for which JavaScript it is written, is the kernel's. */
const honoured = new Set([
  ...['strict', 'noImplicitAny', 'strictNullChecks', 'strictFunctionTypes', 'strictBindCallApply', 'noImplicitThis'],
  ...['strictPropertyInitialization', 'useUnknownInCatchVariables', 'exactOptionalPropertyTypes', 'noUncheckedIndexedAccess'],
  ...['noImplicitReturns', 'noFallthroughCasesInSwitch', 'noPropertyAccessFromIndexSignature', 'noImplicitOverride'],
  ...['allowUnreachableCode', 'allowUnusedLabels', 'experimentalDecorators', 'emitDecoratorMetadata', 'useDefineForClassFields'],
  ...['jsx', 'jsxFactory', 'jsxFragmentFactory', 'jsxImportSource', 'lib', 'types', 'typeRoots', 'baseUrl', 'paths'],
  ...['pathsBasePath', 'rootDirs', 'checkJs', 'customConditions']
]);
/** "No inputs were found", and "Unknown compiler option" without a suggestion: newer than the translator. */
const unimportant = new Set([18002, 18003, 5023]);
const invalidArgument = 6046;

export function createTsconfigOptions(ts: typeof TypeScript, folder: string, target: TypeScript.CompilerOptions): FolderOptions {
  const file = join(folder, 'tsconfig.json').replaceAll('\\', '/');
  let read = new Map<string, string | undefined>([[file, undefined]]);
  let options = target;
  let untold: string | undefined;

  function refresh(): void {
    if ([...read].every(([path, stamp]) => readFileStamp(path) === stamp)) return;
    read = new Map([[file, readFileStamp(file)]]);
    const problems: string[] = [];
    const given = ts.sys.fileExists(file) ? parse(problems) : {};
    const own = Object.fromEntries(Object.entries(given).filter(([name]) => honoured.has(name)));
    const next = { ...target, ...own, lib: union(target.lib, given.lib), types: union(target.types, given.types) };
    // A broken file changes nothing.
    if (problems.length === 0 || Object.keys(own).length > 0) options = runnable(next);
    untold = problems.length === 0 ? undefined : problems.join('\n');
  }

  function readFile(path: string): string | undefined {
    read.set(path, readFileStamp(path));
    return ts.sys.readFile(path);
  }

  function parse(problems: string[]): TypeScript.CompilerOptions {
    const { config, error } = ts.readConfigFile(file, readFile);
    if (error) {
      problems.push(say(error));
      return {};
    }
    const host = { ...ts.sys, readFile, readDirectory: () => [] };
    const parsed = ts.parseJsonConfigFileContent(config ?? {}, host, folder, undefined, file);
    problems.push(...parsed.errors.filter(isWorthTelling).map(say));
    return parsed.options;
  }

  /** React's JSX where it would be left as it is: no Node can run that. */
  function runnable(next: TypeScript.CompilerOptions): TypeScript.CompilerOptions {
    const isLeft = next.jsx === ts.JsxEmit.Preserve || next.jsx === ts.JsxEmit.ReactNative;
    return isLeft ? { ...next, jsx: ts.JsxEmit.React } : next;
  }

  function isWorthTelling({ code, messageText }: TypeScript.Diagnostic): boolean {
    if (unimportant.has(code)) return false;
    if (code !== invalidArgument) return true;
    const option = /'--(\w+)'/.exec(ts.flattenDiagnosticMessageText(messageText, '\n'))?.[1];
    return option !== undefined && honoured.has(option);
  }

  function say({ file: source, start, messageText }: TypeScript.Diagnostic): string {
    const line = source && start !== undefined ? `, line ${ts.getLineAndCharacterOfPosition(source, start).line + 1}` : '';
    return `tsconfig.json${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  }

  return {
    current() {
      refresh();
      return options;
    },
    notice() {
      refresh();
      const text = untold;
      untold = undefined;
      return text;
    }
  };
}

function union(first: string[] = [], second: string[] = []): string[] {
  return [...new Set([...first, ...second])];
}
