import type * as TypeScript from 'typescript';
import type { Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import { ambientGlobalDeclarations } from '../cells/ambientGlobalDeclarations';
import { createTsconfigOptions } from '../cells/createTsconfigOptions';
import { createCellFiles, type CellFiles, type FirstCell } from './createCellFiles';
import { createCellResolver, type CellResolver } from './createCellResolver';
import { createCompilerProcess, type CheckInterrupts } from './createCompilerProcess';
import { createFileWatch, type FileWatch } from './createFileWatch';
import { createScratchFiles, type ScratchFiles } from './createScratchFiles';
import { createScratchFolder } from './createScratchFolder';
import { loadTranslator } from './loadTranslator';
import { writeCellModule } from './writeCellModule';
import { writeCompilerConfig } from './writeCompilerConfig';

/** The project of all cells: files that only the compiler reads, which stand for files in the notebook's folder. */
export interface CellProject {
  /** The path of the file of this name. */
  pathOf(name: string): string;
  /** A file for what is asked about and does not run. */
  questionPath: string;
  files: ScratchFiles;
  cells: CellFiles;
  options(): TypeScript.CompilerOptions;
  notice(): string | undefined;
  resolve: CellResolver;
  follow: FileWatch['follow'];
  /** Asks the compiler about the newest state of files and options. What does not need the answer may be done meanwhile. */
  ask<Result>(work: (project: Project) => Result, meanwhile?: Meanwhile): Result;
  /** Has the compiler take in what has been written so far, before anything is asked. */
  tellAhead(): void;
  pid(): number | undefined;
  end(): void;
}

/** What the kernel does while the compiler looks for what is wrong with a file. */
export interface Meanwhile {
  checked: string;
  work(): void;
}

/** From this Node on there are iterator helpers and what else ES2025 has. */
const firstNodeOf2025 = 22;
/** `ScriptTarget.ES2022` and `JsxEmit.React`: the translator is not loaded yet. */
const es2022 = 9;
const react = 2;

/** `isModule` says which files in the notebook's folder are cells. */
export function createCellProject(
  folder: string,
  isModule: (path: string) => boolean,
  interrupts?: CheckInterrupts,
  first?: FirstCell
): CellProject {
  const scratch = createScratchFolder(folder);
  const pathOf = (name: string) => `${scratch.folder}/${name}`;
  const [globalsPath, questionPath] = ['__stillroom_globals__.d.ts', '__stillroom_question__.ts'].map(pathOf);
  const configPath = pathOf('__stillroom_tsconfig__.json');
  const files = createScratchFiles();
  let options = ownOptions();
  files.write(globalsPath, ambientGlobalDeclarations);
  const cells = createCellFiles(files, pathOf, first);
  files.write(questionPath, writeCellModule(cells.parts()).text);
  writeConfig();
  const compiler = createCompilerProcess(configPath, folder, files, interrupts);
  compiler.begin();
  let reader: ReturnType<typeof createReader> | undefined;
  const read = () => (reader ??= createReader());

  /** What reads the notebook's folder waits for the first question: the translator takes time to load. */
  function createReader() {
    const ts = loadTranslator();
    const resolve = createCellResolver(ts, folder, isModule, () => options);
    return { configured: createTsconfigOptions(ts, folder, options), resolve, watch: createFileWatch(files, resolve) };
  }

  function writeConfig(): void {
    files.write(configPath, writeCompilerConfig(options, folder, scratch.root, [globalsPath, questionPath, cells.root]));
  }

  return {
    pathOf,
    questionPath,
    files,
    cells,
    options: () => options,
    notice: () => read().configured.notice(),
    resolve: (specifier, from) => read().resolve(specifier, from),
    follow: (specifier, from) => read().watch.follow(specifier, from),
    ask(work, meanwhile) {
      const { configured, watch } = read();
      options = configured.current();
      writeConfig();
      watch.refresh();
      if (meanwhile) {
        compiler.askAhead(meanwhile.checked);
        meanwhile.work();
      }
      return compiler.ask(work);
    },
    tellAhead: compiler.askAhead,
    pid: compiler.pid,
    end: compiler.end
  };
}

/** What holds where `tsconfig.json` says nothing else. */
function ownOptions(): TypeScript.CompilerOptions {
  const year = Number(process.versions.node.split('.')[0]) >= firstNodeOf2025 ? 'es2025' : 'es2023';
  return {
    target: es2022,
    lib: [year, 'esnext.disposable', 'decorators', 'decorators.legacy'].map((name) => `lib.${name}.d.ts`),
    types: ['node'],
    strict: false,
    checkJs: false,
    esModuleInterop: true,
    jsx: react
  };
}
