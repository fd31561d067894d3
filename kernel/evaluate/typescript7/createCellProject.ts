import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import { ambientGlobalDeclarations } from '../cells/ambientGlobalDeclarations';
import { createTsconfigOptions } from '../cells/createTsconfigOptions';
import { createCellResolver, type CellResolver } from './createCellResolver';
import { createCompilerProcess } from './createCompilerProcess';
import { createFileWatch, type FileWatch } from './createFileWatch';
import { createScratchFiles, type ScratchFiles } from './createScratchFiles';
import { createScratchFolder } from './createScratchFolder';
import { namesModule, writeCellModule } from './writeCellModule';
import { writeCompilerConfig } from './writeCompilerConfig';

/** The project of all cells: files that only the compiler reads, which stand for files in the notebook's folder. */
export interface CellProject {
  /** The path of the file of this name. */
  pathOf(name: string): string;
  /** A file for what is asked about and does not run. */
  questionPath: string;
  files: ScratchFiles;
  options(): TypeScript.CompilerOptions;
  notice(): string | undefined;
  resolve: CellResolver;
  follow: FileWatch['follow'];
  /** Asks the compiler about the newest state of files and options. */
  ask<Result>(work: (project: Project) => Result): Result;
  pid(): number | undefined;
  end(): void;
}

/** From this Node on there are iterator helpers and what else ES2025 has. */
const firstNodeOf2025 = 22;

/** `isModule` says which files in the notebook's folder are cells. */
export function createCellProject(ts: typeof TypeScript, folder: string, isModule: (path: string) => boolean): CellProject {
  const scratch = createScratchFolder(folder);
  const pathOf = (name: string) => `${scratch.folder}/${name}`;
  const roots = ['__stillroom_globals__.d.ts', '__stillroom_question__.ts', `${namesModule}.ts`].map(pathOf);
  const [globalsPath, questionPath] = roots;
  const configPath = pathOf('__stillroom_tsconfig__.json');
  const files = createScratchFiles();
  const configured = createTsconfigOptions(ts, folder, ownOptions(ts));
  let options = configured.current();
  files.write(globalsPath, ambientGlobalDeclarations);
  files.write(questionPath, writeCellModule('').text);
  writeConfig();
  const resolve = createCellResolver(ts, folder, isModule, () => options);
  const watch = createFileWatch(files, resolve);
  const compiler = createCompilerProcess(configPath, folder, files);

  function writeConfig(): void {
    files.write(configPath, writeCompilerConfig(options, folder, scratch.root, roots));
  }

  return {
    pathOf,
    questionPath,
    files,
    options: () => options,
    notice: configured.notice,
    resolve,
    follow: watch.follow,
    ask(work) {
      options = configured.current();
      writeConfig();
      watch.refresh();
      return compiler.ask(work);
    },
    pid: compiler.pid,
    end: compiler.end
  };
}

/** What holds where `tsconfig.json` says nothing else. */
function ownOptions(ts: typeof TypeScript): TypeScript.CompilerOptions {
  const year = Number(process.versions.node.split('.')[0]) >= firstNodeOf2025 ? 'es2025' : 'es2023';
  return {
    target: ts.ScriptTarget.ES2022,
    lib: [year, 'esnext.disposable', 'decorators', 'decorators.legacy'].map((name) => `lib.${name}.d.ts`),
    types: ['node'],
    strict: false,
    checkJs: false,
    experimentalDecorators: true,
    esModuleInterop: true,
    jsx: ts.JsxEmit.React
  };
}
