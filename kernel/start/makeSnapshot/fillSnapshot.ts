import type * as TypeScript from '@tslab/typescript-for-tslab';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { startupSnapshot } from 'node:v8';
import type * as StripDocComments from '../../evaluate/declarations/createDocCommentStripper';
import type { KnownFile, PackageFiles, StartupSnapshot } from '../../evaluate/declarations/StartupSnapshot';

/** What the snapshot is made of. */
export interface Ingredients extends PackageFiles {
  typescript: string;
  stripDocComments: string;
  /** Where the process goes on that starts from it. */
  runKernel: string;
}

/** What TypeScript has beside its declared functions. */
interface Internals {
  bindSourceFile(file: TypeScript.SourceFile, options: TypeScript.CompilerOptions): void;
}

/** What Node counts of its async hooks. */
interface AsyncWrap {
  async_hook_fields: Uint32Array;
  constants: { kCheck: number };
}

/**
 * Runs in `node --build-snapshot`, where only modules of Node can be required: loads TypeScript, and parses and binds the files that every
 * cell is checked with.
 */
export function fillSnapshot({ typescript, stripDocComments, runKernel, options, files }: Ingredients): void {
  const ts = load<typeof TypeScript & Internals>(typescript);
  const { createDocCommentStripper } = load<typeof StripDocComments>(stripDocComments);
  const docs = createDocCommentStripper(ts, (name) => ts.sys.readFile(name));
  const languageVersion = options.target ?? ts.ScriptTarget.ES2022;
  const known = new Map<string, KnownFile>();
  for (const listed of files) {
    const file = ts.createSourceFile(listed.path, docs.readFile(listed.path) ?? '', languageVersion);
    ts.bindSourceFile(file, options);
    known.set(listed.path, { ...listed, file });
  }
  warm(ts, { ...options, target: languageVersion }, known);
  const snapshot: StartupSnapshot = { ts, docs, languageVersion, files: known };
  const checkNoHooks = hooksUnchecked();

  startup().setDeserializeMainFunction(() => {
    checkNoHooks();
    // Node remembers the folder of the process that made the snapshot.
    process.chdir('.');
    // As they are without a snapshot; what a cell forks must not start from it.
    process.argv.splice(1, 0, join(dirname(runKernel), 'main.js'));
    process.execArgv.splice(process.execArgv.indexOf('--snapshot-blob'), 2);
    const modules = require('node:module') as typeof import('node:module');
    // `--expose-internals` goes on.
    Object.assign(modules, { builtinModules: modules.builtinModules.filter((name) => !name.startsWith('internal/')) });
    modules.syncBuiltinESMExports();
    const own = modules.createRequire(runKernel);
    const { createHash } = own('node:crypto') as typeof import('node:crypto');
    ts.sys.createHash = (text) => createHash('sha256').update(text).digest('hex');
    const { checkOnly, packOnly } = own('./makeSnapshot/snapshotModeArguments') as typeof import('./snapshotModeArguments');
    const task = process.argv[2];
    if (task === checkOnly) return (own('./makeSnapshot/checkSnapshot') as typeof import('./checkSnapshot')).checkSnapshot();
    const { startFrom } = own(
      '../evaluate/declarations/StartupSnapshot'
    ) as typeof import('../../evaluate/declarations/StartupSnapshot');
    startFrom(snapshot);
    if (task === packOnly) return (own('./makeSnapshot/packModules') as typeof import('./packModules')).packModules();
    startFrom(snapshot, (own('./snapshot/usePackedModules') as typeof import('../snapshot/usePackedModules')).usePackedModules());
    own(runKernel);
  });
}

/** Checks and translates a little, so that the functions for it are compiled when the kernel starts. */
function warm(
  ts: typeof TypeScript,
  options: TypeScript.CompilerOptions & { target: TypeScript.ScriptTarget },
  known: Map<string, KnownFile>
): void {
  const text = 'const a = [1, 2].map((x) => x + 1); export const b = { a, c: await Promise.resolve(`${a}`) };';
  const cell = '/cell.ts';
  const own = ts.createSourceFile(cell, text, options.target);
  // TypeScript's own would remember the folder and the environment of this process.
  const host: TypeScript.CompilerHost = {
    getSourceFile: (name) => (name === cell ? own : known.get(name)?.file),
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text: name }) => ({ resolvedModule: known.get(from)?.imports[name] ?? undefined })),
    getDefaultLibFileName: () => '/lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => known.has(name),
    readFile: () => undefined,
    writeFile: () => undefined
  };
  const program = ts.createProgram([cell, ...known.keys()], { ...options, types: [] }, host);
  ts.getPreEmitDiagnostics(program, own);
  program.emit(own, () => undefined);
  ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: options.target } });
}

/**
 * `node:v8` has it too, but brings what Node knows of sockets into the snapshot, and Node 22 and 24 then end in the first Worker that uses one.
 * Needs `--expose-internals`.
 */
function startup(): typeof startupSnapshot {
  const name = 'internal/v8/startup_snapshot';
  return (require(name) as { namespace: typeof startupSnapshot }).namespace;
}

/** Node forgets its flag `--no-force-async-hooks-checks` when it starts from a snapshot (see `createKernelspec`); this does what the flag does. */
function hooksUnchecked(): () => void {
  const name = 'internal/test/binding';
  const { internalBinding } = require(name) as { internalBinding(name: string): AsyncWrap };
  const { async_hook_fields: fields, constants } = internalBinding('async_wrap');
  return () => void (fields[constants.kCheck] = 0);
}

/** More than this leaves something behind with which a Worker of Node 22 or 24 ends the process. TypeScript does without the rest. */
const harmless = ['fs', 'path', 'os', 'buffer'];

function requireHarmless(name: string): unknown {
  if (harmless.includes(name)) return require(name);
  throw new Error(`${name}: expected one of ${harmless.join(', ')}, got another module; it cannot be in a heap snapshot`);
}

/** A CommonJS module that requires nothing else. */
function load<Module>(path: string): Module {
  const module = { exports: {} };
  const body = new Function('exports', 'require', 'module', '__filename', '__dirname', asLatin1(readFileSync(path, 'utf8')));
  body(module.exports, requireHarmless, module, path, dirname(path));
  return module.exports as Module;
}

/** V8 keeps the source, in two bytes for each character when it was ever made of such. */
function asLatin1(code: string): string {
  const escaped = code.replace(/[\u0100-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(escaped, 'latin1').toString('latin1');
}
