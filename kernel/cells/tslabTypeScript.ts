import type * as TypeScript from '@tslab/typescript-for-tslab';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot';
import { createModuleResolver } from '../resolution/moduleResolver';
import { cellPrograms } from './cellPrograms';
import { createDocComments } from './docComments';
import type { EarlierCells } from './earlierCells';
import { exportByName } from './exportByName';
import { expandShorthands } from './expandShorthands';
import { guardAwaits } from './guardAwaits';
import { hideNames } from './hideNames';
import { liveVariables } from './liveVariables';
import { readFromExports } from './readFromExports';
import { statementLines } from './statementLines';

/** The TypeScript that tslab's converter runs on, and what it last translated. */
export interface TslabTypeScript {
  ts: typeof TypeScript;
  /** The source maps of the last translation: TypeScript to ES modules, and ES modules to CommonJS. */
  lastMaps(): { emitted?: string; translated?: string };
  /** The program that checked the last source. */
  lastProgram(): TypeScript.Program | undefined;
  /** Call it when `earlier` has taken more. */
  updateFiles(): void;
  /** Runs what wants to know the documentation of a name. */
  withDocs<Result>(work: () => Result): Result;
}

/** A function of TypeScript that it does not declare; tslab asks it about the name at a place. */
interface QuickInfo {
  getQuickInfoAtPosition(...place: unknown[]): TypeScript.QuickInfo | undefined;
}

/** A file of declarations that every cell sees. */
export interface Ambient {
  name: string;
  text: string;
}

/** A file that a user reads and does not write; the toolkit's own declarations are in `dist`. */
const isOfPackage = (name: string) => name.includes('/node_modules/') || name.startsWith(ownDeclarations);
const ownDeclarations = join(packageRoot, 'dist').replaceAll('\\', '/') + '/';
/** tslab puts one line before every cell. */
const linesBefore = 1;
const inlineMap = /\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/;
const anyMap = /\/\/# sourceMappingURL=.*\s*$/;

/**
 * Puts a view of tslab's TypeScript where tslab will `require` it. tslab fixes its compiler options in its code; through
 * the view the kernel adds source maps, the guards around awaits and its own globals, and leaves tslab as it is.
 */
export function installTslabTypeScript(
  ambient: Ambient,
  cellFile: string,
  declarationsFile: string,
  earlier: EarlierCells
): TslabTypeScript {
  const path = require.resolve('@tslab/typescript-for-tslab', { paths: [require.resolve('tslab')] });
  const ts = require(path) as typeof TypeScript;
  let maps: { emitted?: string; translated?: string } = {};
  let builder: TypeScript.BuilderProgram | undefined;
  let roots: string[] = [];
  let updateFiles: () => void = () => undefined;
  let emitting: string | undefined;
  const withOwn = (names: string[]) => [...names, ambient.name, ...earlier.files.keys()];
  const docs = createDocComments(ts, (name) => ts.sys.readFile(name));

  const { getQuickInfoAtPosition } = ts as typeof TypeScript & QuickInfo;
  const changes: Partial<typeof TypeScript & QuickInfo> = {
    getQuickInfoAtPosition: (...place) => docs.withDocs(() => getQuickInfoAtPosition(...place)),
    transpileModule(input, options) {
      const emitted = inlineMap.exec(input)?.[1];
      // tslab translates a local file while it is emitted, and the cell after that.
      const isCell = emitting === undefined;
      const result = ts.transpileModule(input.replace(inlineMap, ''), {
        ...options,
        compilerOptions: { ...options.compilerOptions, sourceMap: true },
        transformers: { before: [guardAwaits(ts)], after: [liveVariables(ts), ...(isCell ? [hideNames(ts)] : [])] }
      });
      maps = { emitted: emitted && Buffer.from(emitted, 'base64').toString(), translated: result.sourceMapText };
      return { ...result, outputText: result.outputText.replace(anyMap, '') };
    },
    createWatchCompilerHost: ((
      names: string[],
      options: TypeScript.CompilerOptions,
      sys: TypeScript.System,
      _createProgram: unknown,
      ...reporters: never[]
    ) => {
      const readFile = sys.readFile;
      const fileExists = sys.fileExists;
      sys.readFile = (name, encoding) => {
        if (name === ambient.name) return ambient.text;
        if (earlier.files.has(name)) return earlier.files.get(name);
        if (name === cellFile) return exportByName(readFile(name, encoding));
        return isOfPackage(name) ? docs.readFile(name) : readFile(name, encoding);
      };
      sys.fileExists = (name) => name === ambient.name || earlier.files.has(name) || fileExists(name);
      const changed = { ...options, inlineSourceMap: true, types: ['node'] };
      roots = names;
      const create = ts.createWatchCompilerHost as (...all: unknown[]) => unknown;
      return create(withOwn(roots), changed, sys, cellPrograms(ts), ...reporters);
    }) as unknown as typeof TypeScript.createWatchCompilerHost,
    createWatchProgram: ((host: TypeScript.WatchCompilerHostOfFilesAndCompilerOptions<TypeScript.BuilderProgram>) => {
      const created = host.afterProgramCreate!;
      host.afterProgramCreate = (next) => {
        builder = next;
        earlier.nest(next.getProgram(), declarationsFile);
        created.call(host, withTransformers(next));
      };
      Object.assign(host, createModuleResolver(ts, host, isOfPackage));
      const program = ts.createWatchProgram(host);
      const update = program.updateRootFileNames;
      updateFiles = () => update(withOwn(roots));
      return {
        ...program,
        updateRootFileNames(names: string[]) {
          roots = names;
          updateFiles();
        }
      };
    }) as unknown as typeof TypeScript.createWatchProgram
  };

  function withTransformers(next: TypeScript.BuilderProgram): TypeScript.BuilderProgram {
    const emit = next.emit.bind(next);
    next.emit = (file, writeFile, cancellation, onlyDeclarations, transformers) => {
      const checker = next.getProgram().getTypeChecker();
      const isEarlier = (symbol: TypeScript.Symbol) =>
        earlier.declares(symbol) ||
        (symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName === declarationsFile) ?? false);
      const before = [expandShorthands(ts, checker, isEarlier)];
      const after = [
        readFromExports(ts, checker, earlier.declares),
        ...(transformers?.after ?? []),
        statementLines(ts, linesBefore),
        hideNames(ts)
      ];
      emitting = file?.fileName;
      try {
        return emit(file, writeFile, cancellation, onlyDeclarations, { ...transformers, before, after });
      } finally {
        emitting = undefined;
      }
    };
    return next;
  }

  const view = Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(ts), ...Object.getOwnPropertyDescriptors(changes) }
  );
  require.cache[path]!.exports = view;
  return {
    ts,
    lastMaps: () => maps,
    lastProgram: () => builder?.getProgram(),
    updateFiles: () => updateFiles(),
    withDocs: docs.withDocs
  };
}
