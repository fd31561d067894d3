import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Ast from 'typescript-7/unstable/ast' with { 'resolution-mode': 'import' };
import type * as Api from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import { blankExports } from '../cells/blankExports';
import type { CellCompiler, CompiledCell } from '../cells/CellCompiler';
import { completeSpecifier } from '../cells/completeSpecifier';
import { judgeCompleteness } from '../cells/judgeCompleteness';
import { refuseKernelNames } from '../cells/refuseKernelNames';
import { transpileFile } from '../cells/transpileFile';
import type { Diagnostic } from '../errors/Diagnostic';
import { isStackOverflow, createNestingTooDeepError } from '../errors/createNestingTooDeepError';
import { isPackageFile } from '../resolution/isPackageFile';
import { findLocalFileOfImport } from '../resolution/findLocalFileOfImport';
import { readFileStamp } from '../resolution/readFileStamp';
import { completeName, type CompletionContext } from './completeName';
import { createCellProject } from './createCellProject';
import type { FirstCell } from './createCellFiles';
import type { CheckInterrupts } from './createCompilerProcess';
import { createGlobalsList } from './createGlobalsList';
import { createKnownNames, type KnownName } from './createKnownNames';
import { createReexportKinds } from './createReexportKinds';
import { documentName } from './documentName';
import { createToolkitList } from './createToolkitList';
import { findImportedTypes } from './findImportedTypes';
import { resultName } from './keepLastValue';
import { listCellNames, type CellNames } from './listCellNames';
import { listFilesBehind } from './listFilesBehind';
import { loadTranslator } from './loadTranslator';
import { readCellDiagnostics, type CheckedFile } from './readCellDiagnostics';
import { nameOwner } from './nameOwner';
import { readModuleTags } from './readModuleTags';
import { translateCell, type TranslatedCell } from './translateCell';
import { writeCellModule } from './writeCellModule';

interface ReadCell {
  /** The cell without what only a module or a program has. */
  source: string;
  names: CellNames;
  used: Map<string, KnownName>;
}

export interface TypeScript7Compiler extends CellCompiler {
  /** The number of the compiler's process, while there is one. */
  pid(): number | undefined;
  /** Ends that process; the next question starts another. */
  end(): void;
}

/** The compiler on TypeScript 7: a cell is a module of a project in memory, and imports what it uses from the cells that declared it last. */
export function createTypeScript7Compiler(folder: string, interrupts?: CheckInterrupts, first?: FirstCell): TypeScript7Compiler {
  /** Cells that are modules, by the path that other cells import. */
  const modules = new Map<string, string>();
  const project = createCellProject(folder, (path) => modules.has(path), interrupts, first);
  const known = createKnownNames();
  const { questionPath, files, cells } = project;
  const inFolder = (name: string) => join(folder, name).replaceAll('\\', '/');
  /** What stands for all cells where imports are resolved. */
  const cellPath = inFolder('cell.ts');
  const reexportKinds = createReexportKinds();
  const listGlobals = createGlobalsList(project);
  const listToolkit = createToolkitList(project, known.all(), reexportKinds);
  if (first) cells.keep(known.take(namesOf(first), cells.current()));

  function read(given: string): ReadCell {
    const ts = loadTranslator();
    const source = blankExports(ts, given.replace(/^#!/, '//').replace(/^\uFEFF/, ' '));
    const file = ts.createSourceFile('cell.ts', `${source}\nexport {};`, ts.ScriptTarget.Latest, true);
    const names = listCellNames(ts, file);
    return { source, names, used: known.usedBy(names) };
  }

  function write({ source, names, used }: ReadCell, path: string): CheckedFile {
    const { text, lead } = writeCellModule(cells.parts(), source, names.declared.keys(), used);
    files.write(path, text);
    return { path, text: source, lead };
  }

  function findAndFollow(specifier: string, from: string): string | undefined {
    project.follow(specifier, from);
    const path = project.resolve(specifier, from)?.resolvedFileName;
    return path === undefined || isPackageFile(path) ? undefined : path;
  }

  /** A cell that is a module stands beside the other cells, and not where imports find it. */
  function inProject(file: CheckedFile): CheckedFile {
    return modules.has(file.path) ? { ...file, path: project.pathOf(file.name!) } : file;
  }

  function readText(path: string): string {
    return modules.get(path) ?? readFileSync(path, 'utf8');
  }

  function compileCell(given: string): CompiledCell | { diagnostics: Diagnostic[] } {
    const cell = read(given);
    const { source, names, used } = cell;
    refuseKernelNames(given, (name) => names.declared.has(name));
    const place = cells.current();
    const checked = write(cell, place.path);
    const behind = listFilesBehind(loadTranslator(), source, cellPath, findAndFollow, readText).map(inProject);
    const translate = (types: Set<string>) => {
      const exported = [...names.declared.keys()].filter((name) => !types.has(name));
      return translateCell(loadTranslator(), source, used.keys(), exported, project.options());
    };
    let early: TranslatedCell | undefined;
    // Which imports stand for types alone, only the compiler knows; most stand for values.
    const work = () => (early = attempt(() => translate(new Set())));
    const { diagnostics, types } = project.ask(
      (now) => {
        const found = readCellDiagnostics(now, checked, behind);
        return { diagnostics: found, types: found.length > 0 ? new Set<string>() : findImportedTypes(now, checked, names) };
      },
      { checked: checked.path, work }
    );
    if (diagnostics.length > 0) return { diagnostics: diagnostics.map((one) => nameOwner(one, used)) };
    const { javascript, hasResult, sourceLine } = (types.size === 0 && early) || translate(types);
    return {
      javascript,
      async: names.awaits,
      resultName: hasResult ? resultName : undefined,
      sourceLine,
      keep(hasValue) {
        const isKept = names.declared.size > 0 || names.augments || /\bimport\b/.test(source);
        if (!isKept) return;
        cells.keep(known.take(names, place, hasValue));
        project.tellAhead();
      }
    };
  }

  /** A cell that other cells import by its name. */
  function addModule(name: string, jsx: boolean, source: string): CompiledCell | { diagnostics: Diagnostic[] } {
    const file = `${name}.ts${jsx ? 'x' : ''}`;
    const path = project.pathOf(file);
    modules.set(inFolder(file), source);
    files.write(path, source);
    files.write(questionPath, `import "./${name}";`);
    const nothing = { path: questionPath, text: '', lead: 0 };
    const diagnostics = project.ask((now) => readCellDiagnostics(now, nothing, [{ path, name: file, text: source, lead: 0 }]));
    if (diagnostics.length > 0) return { diagnostics };
    return { javascript: '', async: false, sourceLine: () => undefined, keep: () => undefined };
  }

  return {
    version: (require('typescript-7/package.json') as { version: string }).version,
    compile(source) {
      try {
        const { module, jsx } = readModuleTags(loadTranslator(), source);
        return module === undefined ? compileCell(source) : addModule(module, jsx, source);
      } catch (error) {
        throw isStackOverflow(error) ? createNestingTooDeepError() : error;
      }
    },
    complete(source, position) {
      const specifier = completeSpecifier(source, position, folder);
      if (specifier) return specifier;
      const complete = (anywhere?: CompletionContext['anywhere']) => {
        const question = write(read(source), questionPath);
        const context = { known: known.all(), anywhere, reexportKinds };
        return project.ask((now) => completeName(loadTranslator(), now, question, position, context));
      };
      return complete() ?? complete({ globals: listGlobals(), toolkit: listToolkit() })!;
    },
    document(source, position, argument) {
      const cell = read(source);
      // An import leads to where the name was declared, and to the words there.
      const used = new Map([...cell.used].map(([name, one]) => [name, { ...one, kind: 'const' as const }]));
      const { lead } = write({ ...cell, used }, questionPath);
      return project.ask((now) => documentName(now, questionPath, position + lead, loadEnums(), argument));
    },
    findLocal: (specifier, from) => findLocalFileOfImport(project.resolve(specifier, from.replaceAll('\\', '/'))),
    readLocal: (path) => transpileFile(loadTranslator(), path, readText(path), project.options()),
    stampOf: (path) => modules.get(path) ?? readFileStamp(path),
    notice: project.notice,
    completeness: (source) => judgeCompleteness(loadTranslator(), source),
    pid: project.pid,
    end: project.end
  };
}

function namesOf({ declares }: FirstCell): Pick<CellNames, 'declared'> {
  return { declared: new Map(declares.map((name) => [name, 'import'])) };
}

/** Code that is wrong may be too much for the translator; the compiler says what is wrong with it. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function loadEnums(): typeof Api & Pick<typeof Ast, 'SyntaxKind'> {
  const api = require('typescript-7/unstable/sync') as typeof Api;
  const { SyntaxKind } = require('typescript-7/unstable/ast') as typeof Ast;
  return { ...api, SyntaxKind };
}
