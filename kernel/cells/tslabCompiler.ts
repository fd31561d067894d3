import type * as TypeScript from '@tslab/typescript-for-tslab';
import type * as TslabConverter from 'tslab/dist/converter';
import type * as TslabMetadata from 'tslab/dist/metadata';
import { join } from 'node:path';
import { resolveTypes } from '../resolution/resolveTypes';
import { aliasKinds } from './aliasKinds';
import { ambientGlobals } from './ambientGlobals';
import { blankExports } from './blankExports';
import type { CellCompiler, CompiledCell, Diagnostic, Documentation } from './CellCompiler';
import { completeness } from './completeness';
import { createEarlierCells } from './earlierCells';
import { keptDeclarations } from './keptDeclarations';
import { keptNamespaces } from './keptNamespaces';
import { isUnnameable, nameUnnameable } from './nameUnnameable';
import { optionDocs } from './optionDocs';
import { sourceLines } from './sourceLines';
import { installTslabTypeScript } from './tslabTypeScript';

/** With this first, TypeScript reads `await (x)` and `for await` as awaits, and not as a function called `await`. */
const awaitPrefix = 'await null;';
/** tslab puts this on a line of its own before every source. */
const tslabHead = 'export {};';
const tslabLead = 1;
const mostCures = 8;
const mostSyntaxErrors = 3;

interface ParsedFile extends TypeScript.SourceFile {
  parseDiagnostics?: TypeScript.Diagnostic[];
}

/** What TypeScript says of a type that a declaration file cannot hold. */
const isAboutDeclarations = (code: number) => code >= 4000 && code < 5000;

/** The compiler on tslab's converter; cells are checked as files of `folder`. */
export function createTslabCompiler(folder: string): CellCompiler {
  const inFolder = (name: string) => join(folder, name).replaceAll('\\', '/');
  const cellFile = inFolder('__tslab__.ts');
  const ambient = { name: inFolder('__stillroom__.d.ts'), text: ambientGlobals };
  const earlier = createEarlierCells((index) => inFolder(`__earlier${index}__.d.ts`));
  const { ts, lastMaps, lastProgram, updateFiles, withDocs } = installTslabTypeScript(
    ambient,
    cellFile,
    inFolder('__prev__.d.ts'),
    earlier
  );
  resolveTypes(ts.sys, folder);
  // Only now: tslab takes what stands in the module cache.
  const { createConverter } = require('tslab/dist/converter') as typeof TslabConverter;
  const { getCodeMetadata } = require('tslab/dist/metadata') as typeof TslabMetadata;

  let converter = createConverter();
  let declarations = '';

  /** A converter that threw is in the middle of a rebuild and would refuse every later cell. */
  function orRecreate<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      converter.close();
      converter = createConverter();
      throw error;
    }
  }

  function convert(source: string): { converted: TslabConverter.ConvertResult; prefix: string } {
    const prefix = /\bawait\b/.test(source) ? awaitPrefix : '';
    let text = prefix + source;
    let converted = converter.convert(declarations, text);
    for (let cures = 0; cures < mostCures; cures++) {
      const complaint = converted.diagnostics.find(({ code, fileName }) => isUnnameable(code) && !fileName);
      const cured = complaint && nameUnnameable(ts, text, complaint.start.offset);
      if (cured === undefined) break;
      text = cured;
      converted = converter.convert(declarations, text);
    }
    return { converted, prefix };
  }

  /** After a syntax error the rest of what TypeScript says is about a program that nobody has written. */
  function worstFirst(found: Diagnostic[], prefix: string): Diagnostic[] {
    const program = lastProgram();
    const file = program?.getSourceFile(cellFile);
    const syntax = (file as ParsedFile | undefined)?.parseDiagnostics ?? [];
    const places = new Set(
      syntax.map(({ start = 0 }) => {
        const { line, character } = file!.getLineAndCharacterOfPosition(start);
        return `${line - tslabLead}:${line === tslabLead ? Math.max(0, character - prefix.length) : character}`;
      })
    );
    const wrong = found.filter(({ line, column, file: name }) => name === undefined && places.has(`${line}:${column}`));
    if (wrong.length > 0) return wrong.slice(0, mostSyntaxErrors).map((one) => ({ ...one, message: one.message.split('\n')[0] }));
    const own = found.filter(({ code }) => !isAboutDeclarations(code));
    const some = own.length > 0 ? own : found;
    return [...some.filter((one) => one.file === undefined), ...some.filter((one) => one.file !== undefined)].map((one) => ({
      ...one,
      fileLine: one.file && lineOf(one.file, one.line)
    }));
  }

  function declaresIn(program: TypeScript.Program | undefined): (name: string) => boolean {
    const { locals } = (program?.getSourceFile(cellFile) ?? {}) as { locals?: Map<string, unknown> };
    return (name) => locals?.has(name) ?? false;
  }

  function lineOf(name: string, line: number): string | undefined {
    return lastProgram()?.getSourceFile(inFolder(name))?.text.split(/\r?\n/)[line];
  }

  function addModule(
    name: string,
    source: string,
    metadata: TslabMetadata.CodeMetadata
  ): CompiledCell | { diagnostics: Diagnostic[] } {
    const diagnostics = readDiagnostics(converter.addModule(name, source, metadata), '');
    if (diagnostics.length > 0) return { diagnostics };
    return { javascript: '', async: false, files: [], sourceLine: () => undefined, keep: () => undefined };
  }

  return {
    version: ts.version,
    compile: (source) =>
      orRecreate(() => {
        const metadata = getCodeMetadata(source);
        if (metadata.module) return addModule(metadata.module, source, metadata);
        const { converted, prefix } = convert(blankExports(ts, source));
        const diagnostics = worstFirst(readDiagnostics(converted.diagnostics, prefix), prefix);
        if (diagnostics.length > 0) return { diagnostics };
        const previous = declarations;
        const declared = (converted.declOutput ?? '') + keptNamespaces(ts, previous, declaresIn(lastProgram()));
        return {
          javascript: converted.output ?? '',
          async: converted.hasToplevelAwait ?? false,
          resultName: converted.lastExpressionVar,
          files: (converted.sideOutputs ?? []).map(({ path, data }) => ({ path, javascript: data })),
          sourceLine: sourceLines(lastMaps(), tslabLead),
          keep(hasValue) {
            declarations = hasValue ? keptDeclarations(ts, declared, previous, hasValue) : declared;
            if (!earlier.take(declarations)) return;
            declarations = '';
            updateFiles();
          }
        };
      }),
    complete: (source, position) =>
      orRecreate(() => {
        const { start, end, candidates, original } = converter.complete(declarations, source, position);
        const types = new Map(original?.entries.map(({ name, kind }) => [name, String(kind)]));
        const program = lastProgram();
        const file = program?.getSourceFile(cellFile);
        const named =
          program && file
            ? aliasKinds(ts, program, file, position + tslabHead.length + ts.sys.newLine.length)
            : new Map<string, string>();
        for (const [name, kind] of named) if (types.get(name) === 'alias') types.set(name, kind);
        return { start, end, matches: candidates.map((text) => ({ text, type: types.get(text) ?? '' })) };
      }),
    document: (source, position) =>
      orRecreate(() => {
        const info = readQuickInfo(converter.inspect(declarations, source, position));
        const program = lastProgram();
        const file = program?.getSourceFile(cellFile);
        if (!info || !program || !file) return info;
        const place = position + tslabHead.length + ts.sys.newLine.length;
        return { ...info, ...withDocs(() => optionDocs(ts, program, file, place)) };
      }),
    completeness: (source) => completeness(ts, source)
  };
}

function readDiagnostics(found: TslabConverter.Diagnostic[], prefix: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let last: TslabConverter.Diagnostic | undefined;
  for (const next of found) {
    const { start, end, messageText: message, code, fileName: file } = next;
    // tslab unrolls a chain of explanations into diagnostics at the same place.
    if (last && last.start.offset === start.offset && last.end.offset === end.offset) {
      diagnostics.at(-1)!.message += '\n  ' + message;
    } else {
      const column = start.line === 0 && !file ? start.character - prefix.length : start.character;
      const length = end.line === start.line ? Math.max(1, end.offset - start.offset) : 1;
      diagnostics.push({ line: start.line, column: Math.max(0, column), length, message, code, file });
    }
    last = next;
  }
  return diagnostics;
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
