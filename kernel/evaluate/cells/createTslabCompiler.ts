import type * as TypeScript from '@tslab/typescript-for-tslab';
import type * as TslabConverter from 'tslab/dist/converter';
import type * as TslabMetadata from 'tslab/dist/metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOfPackage } from '../resolution/isOfPackage';
import { localFileOf } from '../resolution/localFileOf';
import { readFileStamp } from '../resolution/readFileStamp';
import { showKernelPackageTypes } from '../resolution/showKernelPackageTypes';
import { watchOnDemand } from '../resolution/watchOnDemand';
import { findReexportKinds } from './findReexportKinds';
import { ambientGlobalDeclarations } from './ambientGlobalDeclarations';
import { blankExports } from './blankExports';
import { blankNewSyntax } from './blankNewSyntax';
import type { Diagnostic } from '../errors/Diagnostic';
import { isStackOverflow, nestingTooDeep } from '../errors/nestingTooDeep';
import type { CellCompiler, CompiledCell, Documentation } from './CellCompiler';
import { createCellDiagnosticsReader, readDiagnostics } from './createCellDiagnosticsReader';
import { judgeCompleteness } from './judgeCompleteness';
import { createEarlierCells } from './createEarlierCells';
import { createTsconfigOptions } from './createTsconfigOptions';
import { keepDeclarationsAfterFailure } from './keepDeclarationsAfterFailure';
import { keepNamespaces } from './keepNamespaces';
import { isUnnameable, annotateUnnameableType } from './annotateUnnameableType';
import { listLoadedDeclarationFiles } from '../declarations/listLoadedDeclarationFiles';
import { findOptionDocs } from './findOptionDocs';
import { mapToSourceLine } from './mapToSourceLine';
import { completeSpecifier } from './completeSpecifier';
import { findStringSpanAt } from './findStringSpanAt';
import { refuseKernelNames } from './refuseKernelNames';
import { transpileFile } from './transpileFile';
import { tslabPreamble, tslabLead } from './tslabPreamble';
import { installTslabTypeScript } from './installTslabTypeScript';

/** With this first, TypeScript reads `await (x)` and `for await` as awaits, and not as a function called `await`. */
const awaitPrefix = 'await null;';
const mostCures = 8;

/**
 * The compiler on tslab's converter; cells are checked as files of `folder`. With the text of the first cell as `opening` its program
 * is made once: tslab makes one of an empty cell, which imports nothing, and for other imports TypeScript looks at all files again.
 */
export function createTslabCompiler(folder: string, opening = ''): CellCompiler {
  const inFolder = (name: string) => join(folder, name).replaceAll('\\', '/');
  const cellFile = inFolder('__tslab__.ts');
  const ambient = { name: inFolder('__stillroom__.d.ts'), text: ambientGlobalDeclarations };
  const earlier = createEarlierCells((index) => inFolder(`__earlier${index}__.d.ts`));
  const tslab = installTslabTypeScript(ambient, cellFile, inFolder('__prev__.d.ts'), earlier, () => options);
  const { ts, lastMaps, lastProgram, updateFiles, withDocs } = tslab;
  showKernelPackageTypes(ts.sys, folder);
  const watched = watchOnDemand(ts.sys, isOfPackage);
  const configured = createTsconfigOptions(ts, folder, { lib: ['lib.es2022.d.ts'], types: ['node'] });
  let options = configured.current();
  // Only now: tslab takes what stands in the module cache.
  const { createConverter } = require('tslab/dist/converter') as typeof TslabConverter;
  const { getCodeMetadata } = require('tslab/dist/metadata') as typeof TslabMetadata;

  const ofCell = createCellDiagnosticsReader(tslab, cellFile, folder);
  let converter = tslab.opening(opening, createConverter);
  let declarations = '';
  /** Modules that are cells, by path. */
  const modules = new Map<string, { name: string; source: string; metadata: TslabMetadata.CodeMetadata }>();

  /** Takes in what has changed on the disk since the last cell. */
  function refresh(): void {
    watched.refresh();
    const next = configured.current();
    if (next === options) return;
    options = next;
    recreate();
  }

  function recreate(): void {
    converter.close();
    converter = createConverter();
    for (const { name, source, metadata } of modules.values()) converter.addModule(name, source, metadata);
  }

  /** A converter that threw is in the middle of a rebuild and would refuse every later cell. */
  function orRecreate<Result>(work: () => Result): Result {
    try {
      refresh();
      return work();
    } catch (error) {
      recreate();
      if (isStackOverflow(error)) throw nestingTooDeep();
      throw error;
    }
  }

  function convert(source: string): { converted: TslabConverter.ConvertResult; prefix: string } {
    const prefix = /\bawait\b/.test(source) ? awaitPrefix : '';
    let text = prefix + source;
    let converted = converter.convert(declarations, text);
    for (let cures = 0; cures < mostCures; cures++) {
      const complaint = converted.diagnostics.find(({ code, fileName }) => isUnnameable(code) && !fileName);
      const cured = complaint && annotateUnnameableType(ts, text, complaint.start.offset);
      if (cured === undefined) break;
      text = cured;
      converted = converter.convert(declarations, text);
    }
    return { converted, prefix };
  }

  function declaresIn(program: TypeScript.Program | undefined): (name: string) => boolean {
    const { locals } = (program?.getSourceFile(cellFile) ?? {}) as { locals?: Map<string, unknown> };
    return (name) => locals?.has(name) ?? false;
  }

  function addModule(
    name: string,
    source: string,
    metadata: TslabMetadata.CodeMetadata
  ): CompiledCell | { diagnostics: Diagnostic[] } {
    const diagnostics = readDiagnostics(converter.addModule(name, source, metadata));
    modules.set(inFolder(`${name}.ts${metadata.jsx ? 'x' : ''}`), { name, source, metadata });
    if (diagnostics.length > 0) return { diagnostics };
    return { javascript: '', async: false, sourceLine: () => undefined, keep: () => undefined };
  }

  function findLocal(specifier: string, from: string): string | undefined {
    return localFileOf(tslab.resolver().resolve(specifier, from.replaceAll('\\', '/')));
  }

  return {
    version: ts.version,
    compile: (source) =>
      orRecreate(() => {
        const metadata = getCodeMetadata(source);
        if (metadata.module) return addModule(metadata.module, source, metadata);
        const { converted, prefix } = convert(blankExports(ts, blankNewSyntax(ts, source)));
        const declares = declaresIn(lastProgram());
        refuseKernelNames(source, (name) => declares(String(ts.escapeLeadingUnderscores(name))));
        const diagnostics = ofCell(converted.diagnostics, prefix);
        if (diagnostics.length > 0) return { diagnostics };
        const previous = declarations;
        const maps = lastMaps();
        const declared = (converted.declOutput ?? '') + keepNamespaces(ts, previous, declares);
        return {
          javascript: converted.output ?? '',
          async: converted.hasToplevelAwait ?? false,
          resultName: converted.lastExpressionVar,
          sourceLine: mapToSourceLine([maps.translated, maps.emitted], tslabLead),
          keep(hasValue) {
            declarations = hasValue ? keepDeclarationsAfterFailure(ts, declared, previous, hasValue) : declared;
            if (!earlier.take(declarations)) return;
            declarations = '';
            updateFiles();
          }
        };
      }),
    complete: (source, position) =>
      completeSpecifier(source, position, folder) ??
      orRecreate(() => {
        const { start, end, candidates, original } = converter.complete(declarations, blankNewSyntax(ts, source), position);
        const program = lastProgram();
        const file = program?.getSourceFile(cellFile);
        if (!program || !file) return { start, end, matches: [] };
        const lead = tslabPreamble.length + ts.sys.newLine.length;
        const types = new Map(original?.entries.map(({ name, kind }) => [name, String(kind)]));
        for (const [name, kind] of findReexportKinds(ts, program, file, position + lead))
          if (types.get(name) === 'alias') types.set(name, kind);
        const string = findStringSpanAt(ts, file, position + lead);
        const begun = string && file.text.slice(string.start, position + lead);
        const texts = begun ? candidates.filter((text) => text.startsWith(begun)) : candidates;
        return {
          ...(string ? { start: string.start - lead, end: string.end - lead } : { start, end }),
          matches: texts.map((text) => ({ text, type: types.get(text) ?? '' }))
        };
      }),
    document: (source, position) =>
      orRecreate(() => {
        const info = readQuickInfo(converter.inspect(declarations, blankNewSyntax(ts, source), position));
        const program = lastProgram();
        const file = program?.getSourceFile(cellFile);
        if (!info || !program || !file) return info;
        const place = position + tslabPreamble.length + ts.sys.newLine.length;
        return { ...info, ...withDocs(() => findOptionDocs(ts, program, file, place)) };
      }),
    findLocal,
    readLocal: (path) => transpileFile(ts, path, modules.get(path)?.source ?? readFileSync(path, 'utf8'), tslab.options()),
    stampOf: (path) => modules.get(path)?.source ?? readFileStamp(path),
    notice: configured.notice,
    packageFiles: () => ({ options: tslab.options(), files: listLoadedDeclarationFiles(lastProgram()?.getSourceFiles() ?? []) }),
    completeness: (source) => judgeCompleteness(ts, source)
  };
}

function readQuickInfo(info: TypeScript.QuickInfo | undefined): Documentation | undefined {
  if (info?.displayParts === undefined) return undefined;
  const join = (parts: TypeScript.SymbolDisplayPart[] = []) => parts.map(({ text }) => text).join('');
  return {
    // What is imported is called an alias there, with the name that it is exported by on a line of its own.
    signature: join(info.displayParts)
      .replace(/^\(alias\) /, '')
      .replace(/\n(?:import|export) [\w.]+$/, ''),
    text: join(info.documentation),
    tags: (info.tags ?? []).map(({ name, text }) => ({ name, text: join(text) })),
    options: []
  };
}
