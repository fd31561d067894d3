import type * as TypeScript from '@tslab/typescript-for-tslab';
import { basename } from 'node:path';
import type { ModuleResolver } from '../resolution/createModuleResolver';
import { createModuleResolver } from '../resolution/createModuleResolver';
import { isOfPackage } from '../resolution/isOfPackage';
import { putModule } from '../resolution/putModule';
import { createSnapshotSourceFiles } from '../declarations/createSnapshotSourceFiles';
import { startedFrom } from '../declarations/StartupSnapshot';
import { blankNewSyntax } from './blankNewSyntax';
import { createCheckedProgram } from './createCheckedProgram';
import { createDocCommentStripper } from '../declarations/createDocCommentStripper';
import type { EarlierCells } from './createEarlierCells';
import { cleanExportList } from './cleanExportList';
import { expandPropertyShorthands } from './expandPropertyShorthands';
import { guardAwaits } from './guardAwaits';
import { hideGeneratedNames } from './hideGeneratedNames';
import { announceLiveBindings } from './announceLiveBindings';
import { rewriteModuleSyntax } from './rewriteModuleSyntax';
import { rewriteEarlierNamesToExports } from './rewriteEarlierNamesToExports';
import { trackRunningLine } from './trackRunningLine';

/** The TypeScript that tslab's converter runs on, and what it last translated. */
export interface TslabTypeScript {
  ts: typeof TypeScript;
  /** Runs what makes tslab's first program, which then is of a cell with this text and not of an empty one. */
  opening<Result>(text: string, work: () => Result): Result;
  /** The source maps of the last translation: TypeScript to ES modules, and ES modules to CommonJS. */
  lastMaps(): { emitted?: string; translated?: string };
  /** The program that checked the last source. */
  lastProgram(): TypeScript.Program | undefined;
  /** What TypeScript said of the last source and of the files behind it. */
  lastDiagnostics(): readonly TypeScript.Diagnostic[];
  /** The options of the programs. */
  options(): TypeScript.CompilerOptions;
  /** How the imports of the user's files are found. */
  resolver(): ModuleResolver;
  /** Call it when `earlier` has taken more. */
  updateFiles(): void;
  /** Runs what wants to know the documentation of a name. */
  withDocs<Result>(work: () => Result): Result;
}

/** A function of TypeScript that it does not declare; tslab asks it about the name at a place. */
interface QuickInfo {
  getQuickInfoAtPosition(...place: unknown[]): TypeScript.QuickInfo | undefined;
  getPreEmitDiagnosticsOfFiles(...all: unknown[]): readonly TypeScript.Diagnostic[];
}

/** A file of declarations that every cell sees. */
export interface Ambient {
  name: string;
  text: string;
}

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
  earlier: EarlierCells,
  configured: () => TypeScript.CompilerOptions
): TslabTypeScript {
  const path = require.resolve('@tslab/typescript-for-tslab', { paths: [require.resolve('tslab')] });
  const snapshot = startedFrom();
  const ts = snapshot?.ts ?? (require(path) as typeof TypeScript);
  let begin = '';
  let maps: { emitted?: string; translated?: string } = {};
  let builder: TypeScript.BuilderProgram | undefined;
  let roots: string[] = [];
  let updateFiles: () => void = () => undefined;
  let found: readonly TypeScript.Diagnostic[] = [];
  let used: TypeScript.CompilerOptions = {};
  let resolver: ModuleResolver;
  const withOwn = (names: string[]) => [...names, ambient.name, ...earlier.files.keys()];
  const docs = snapshot?.docs ?? createDocCommentStripper(ts, (name) => ts.sys.readFile(name));
  const known = snapshot && createSnapshotSourceFiles(snapshot);

  const { getQuickInfoAtPosition, getPreEmitDiagnosticsOfFiles } = ts as typeof TypeScript & QuickInfo;
  const changes: Partial<typeof TypeScript & QuickInfo> = {
    getQuickInfoAtPosition: (...place) => docs.withDocs(() => getQuickInfoAtPosition(...place)),
    getPreEmitDiagnosticsOfFiles: (...all) => (found = getPreEmitDiagnosticsOfFiles(...all)),
    transpileModule(input, options) {
      const emitted = inlineMap.exec(input)?.[1];
      const result = ts.transpileModule(input.replace(inlineMap, ''), {
        ...options,
        compilerOptions: { ...options.compilerOptions, sourceMap: true },
        transformers: {
          before: [rewriteModuleSyntax(ts), guardAwaits(ts)],
          after: [announceLiveBindings(ts), hideGeneratedNames(ts)]
        }
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
        if (name === cellFile) return cleanExportList(withOpening(readFile(name, encoding)));
        if (isOfPackage(name)) return docs.readFile(name);
        const text = readFile(name, encoding);
        return text === undefined || name.endsWith('.json') ? text : blankNewSyntax(ts, text);
      };
      sys.fileExists = (name) => name === ambient.name || earlier.files.has(name) || fileExists(name);
      used = {
        ...options,
        checkJs: false,
        allowImportingTsExtensions: true,
        // Files are imported from outside of the folder as well.
        rootDir: undefined,
        ...configured(),
        inlineSourceMap: true
      };
      roots = names;
      const create = ts.createWatchCompilerHost as (...all: unknown[]) => unknown;
      return create(withOwn(roots), used, sys, createCheckedProgram(ts, known), ...reporters);
    }) as unknown as typeof TypeScript.createWatchCompilerHost,
    createWatchProgram: ((host: TypeScript.WatchCompilerHostOfFilesAndCompilerOptions<TypeScript.BuilderProgram>) => {
      const created = host.afterProgramCreate!;
      host.afterProgramCreate = (next) => {
        builder = next;
        earlier.nest(next.getProgram(), declarationsFile);
        created.call(host, withTransformers(next));
      };
      resolver = createModuleResolver(ts, host, used, isOfPackage, known);
      Object.assign(host, resolver.host);
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

  /** The blank tells TypeScript that the first cell is another text. */
  function withOpening(text: string | undefined): string | undefined {
    return text === undefined || begin === '' ? text : `${text}${begin} `;
  }

  function withTransformers(next: TypeScript.BuilderProgram): TypeScript.BuilderProgram {
    const emit = next.emit.bind(next);
    next.emit = (file, writeFile, cancellation, onlyDeclarations, transformers) => {
      // What a cell imports is translated when it is run; see `transpileFile`.
      if (file?.fileName !== cellFile) return { emitSkipped: true, diagnostics: [] };
      const checker = next.getProgram().getTypeChecker();
      const isEarlier = (symbol: TypeScript.Symbol) =>
        earlier.declares(symbol) ||
        (symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName === declarationsFile) ?? false);
      const before = [expandPropertyShorthands(ts, checker, isEarlier)];
      const after = [
        rewriteEarlierNamesToExports(ts, checker, earlier.declares),
        ...(transformers?.after ?? []),
        trackRunningLine(ts, linesBefore),
        hideGeneratedNames(ts)
      ];
      // TypeScript puts the output below the folder that all files share; tslab looks for it at its top.
      const write: TypeScript.WriteFileCallback = (name, ...rest) => writeFile?.(`${used.outDir}/${basename(name)}`, ...rest);
      return emit(file, write, cancellation, onlyDeclarations, { ...transformers, before, after });
    };
    return next;
  }

  // tslab would make a copy of what is no ES module, one name of two thousand after the other.
  const view = Object.create(ts, Object.getOwnPropertyDescriptors({ ...changes, __esModule: true })) as object;
  putModule(path, view);
  return {
    ts,
    opening(text, work) {
      begin = text;
      try {
        return work();
      } finally {
        begin = '';
      }
    },
    lastMaps: () => maps,
    lastProgram: () => builder?.getProgram(),
    lastDiagnostics: () => found,
    options: () => used,
    resolver: () => resolver,
    updateFiles: () => updateFiles(),
    withDocs: docs.withDocs
  };
}
