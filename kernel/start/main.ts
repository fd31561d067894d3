import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { createCellExports } from '../evaluate/cells/createCellExports';
import { createCellModules } from '../evaluate/cells/createCellModules';
import { createCellRunner } from '../evaluate/cells/createCellRunner';
import type { CellSources } from '../evaluate/errors/CellSources';
import { guardName } from '../evaluate/cells/guardAwaits';
import { endSynchronousPartOfCell } from '../evaluate/interrupts/endSynchronousPartOfCell';
import type { Intrinsics } from '../evaluate/cells/createIntrinsics';
import { createIntrinsics } from '../evaluate/cells/createIntrinsics';
import { reportError } from '../evaluate/errors/reportError';
import { toMimeBundle } from '../evaluate/format/toMimeBundle';
import { createHistoryFiles } from '../jupyter/history/createHistoryFiles';
import { findHistoryFolder } from '../jupyter/history/findHistoryFolder';
import { repairToolkitAfterInterrupt } from '../host/repairToolkitAfterInterrupt';
import { installGlobals } from '../host/installGlobals';
import { installHost } from '../host/installHost';
import type { AwaitSites } from '../evaluate/errors/AwaitSites';
import { createAwaitGuards } from '../evaluate/interrupts/createAwaitGuards';
import { announceNativeCalls } from '../evaluate/interrupts/announceNativeCalls';
import { createInterrupts } from '../evaluate/interrupts/createInterrupts';
import { createCompleteHandler } from '../jupyter/messages/createCompleteHandler';
import { createComms } from '../jupyter/messages/createComms';
import { createExecuteHandler } from '../jupyter/messages/createExecuteHandler';
import { readText } from '../jupyter/messages/readRequestFields';
import type { Handler } from '../jupyter/messages/Handler';
import { createHistory } from '../jupyter/messages/createHistory';
import { createInspectHandler } from '../jupyter/messages/createInspectHandler';
import { parseHelpQuestion } from '../jupyter/messages/answerHelpQuestion';
import { createOutputRouter } from '../jupyter/streams/createOutputRouter';
import { sessionFolderOfConnection } from '../installation/sessionFolderOfConnection';
import { packageRoot } from '../installation/packageRoot';
import { checkNativeCompiler, createTypeScript7Compiler, loadTranslator } from '../evaluate/typescript7';
import { beginLoading, isToolkitBuilt, loadRestOfToolkit, loadToolkit, toolkitCell } from './loadToolkit';
import { fallBackToKernelPackages } from '../evaluate/resolution/fallBackToKernelPackages';
import { forgetHalfLoadedModules } from '../evaluate/resolution/forgetHalfLoadedModules';
import { createNativeCapture } from '../jupyter/streams/createNativeCapture';
import { keepStandardDescriptorsOpen } from '../jupyter/streams/keepStandardDescriptorsOpen';
import { redirectStreams } from '../jupyter/streams/redirectStreams';
import { createIdleWatch } from './createIdleWatch';
import { surviveErrors } from './surviveErrors';
import { createBoundedPost } from '../threads/createBoundedPost';
import type { Request, ToMain, WorkerStart } from '../threads/ThreadMessages';
import { createSharedState, flag } from '../threads/SharedState';

const connectionFile = process.argv[2];
if (connectionFile === undefined) {
  process.stderr.write('stillroom kernel: expected a connection file, got nothing; start it from Jupyter\n');
  process.exit(1);
}

try {
  checkNativeCompiler();
} catch (error) {
  process.stderr.write(`stillroom kernel: ${(error as Error).message}\n`);
  process.exit(1);
}

// The frame of the cell lies behind those of the libraries that it calls.
Error.stackTraceLimit = 50;

// The Worker first: it answers clients while the toolkit loads here.
const state = createSharedState();
const endOwnWork = beginOwnWork();
const start: WorkerStart = {
  buffer: state.buffer,
  connectionFile,
  heapLimit: getHeapStatistics().heap_size_limit,
  version: versionIn(join(packageRoot, 'package.json')),
  typescriptVersion: versionIn(require.resolve('typescript-7/package.json'))
};
const post = createBoundedPost(state, (message) => worker.postMessage(message));
const native = createNativeCapture(post);
const outputs = createOutputRouter(post, native);
const sources: CellSources = new Map();
const endStreams = redirectStreams(outputs, sources);
const worker = new Worker(join(__dirname, '..', 'jupyter', 'worker', 'runWorkerThread.js'), { workerData: start });
// Not sooner: the system loads one native library at a time, and the addons above would wait for this one.
const hasToolkit = isToolkitBuilt();
if (hasToolkit) beginLoading();

const folder = process.cwd();
const sites: AwaitSites = new WeakMap();
const interrupts = createInterrupts(state);
const guards = createAwaitGuards(interrupts, sites, outputs);
const cellExports = createCellExports();
const format = (value: unknown) => toMimeBundle(value, (error) => reportError(error, sources, sites).traceback);
fallBackToKernelPackages();
const checkInterrupts = {
  waitsFor: (pid: number) => void Atomics.store(state.flags, flag.compiler, pid),
  throwIfInterrupted: interrupts.throwIfInterrupted
};
const compiler = createTypeScript7Compiler(folder, checkInterrupts, hasToolkit ? toolkitCell : undefined);
/** Its originals are what they are when the kernel is ready, just before the first cell. */
const atReady: { intrinsics?: Intrinsics } = {};
const asKernel: Intrinsics['asKernel'] = (work) => (atReady.intrinsics ? atReady.intrinsics.asKernel(work) : work());
const exit = surviveErrors(sources, sites, asKernel);
keepStandardDescriptorsOpen();
worker.on('error', (error) => {
  native.terminal('stderr', `stillroom kernel: its sockets failed: ${String(error)}\n`);
  exit(1);
});
const { comms, handlers: commHandlers } = createComms(outputs);
const nativeCalls = announceNativeCalls(state, (number, name) => post({ kind: 'nativeName', number, name }));
installHost(
  outputs,
  interrupts,
  nativeCalls,
  format,
  cellExports.nameOf,
  comms,
  sessionFolderOfConnection(connectionFile),
  asKernel
);
installGlobals(outputs, state, post, format);

const intrinsics = createIntrinsics();
atReady.intrinsics = intrinsics;
const modules = createCellModules(folder, compiler, sources, sites, intrinsics);
Object.defineProperty(globalThis, guardName, {
  value: {
    ...guards,
    ...modules,
    live: cellExports.live,
    exports: cellExports.names,
    flags: state.flags,
    endSynchronousPart: () => endSynchronousPartOfCell(state)
  }
});
const runner = createCellRunner({
  state,
  compiler,
  exports: cellExports,
  modules,
  interrupts,
  guards,
  sources,
  sites,
  intrinsics,
  folder,
  format
});
const remembered = findHistoryFolder();
const history = createHistory(remembered === undefined ? undefined : createHistoryFiles(remembered));
const handlers: Record<string, Handler> = {
  execute_request: createExecuteHandler({
    runner,
    asCells: intrinsics.asCells,
    compiler,
    outputs,
    interrupts,
    history,
    post,
    repair() {
      intrinsics.asKernel(forgetHalfLoadedModules);
      repairToolkitAfterInterrupt();
    },
    endStreams
  }),
  complete_request: createCompleteHandler(compiler),
  inspect_request: createInspectHandler(compiler),
  is_complete_request: ({ content }) => ({ content: completeness(readText(content, 'code')) }),
  history_request: history.handler,
  ...commHandlers
};

const idle = createIdleWatch();
worker.on('message', (message: ToMain) => {
  if (message.kind === 'request') void answer(message);
  else if (message.kind === 'interrupt') interrupts.notice();
  else if (message.kind === 'stopped') interrupts.force();
  else {
    native.end();
    exit(0);
  }
});

process.on('SIGINT', interrupts.force);

if (hasToolkit) Object.assign(cellExports.names, loadToolkit());
endOwnWork();
post({ kind: 'ready' });
void loadRest();

/** What no cell has used yet: none has to wait for it. */
async function loadRest(): Promise<void> {
  const rest = loadRestOfToolkit();
  do await idle.untilIdle();
  while (loadNext());

  /** False when nothing is left. */
  function loadNext(): boolean {
    const end = beginOwnWork();
    try {
      loadTranslator();
      return hasToolkit && rest.next().done !== true;
    } finally {
      end();
    }
  }
}

async function answer(request: Request): Promise<void> {
  const { id, header } = request;
  const endAnswer = idle.begin();
  // A cell may be stopped; what the kernel itself does may not.
  const end = header.msg_type === 'execute_request' ? undefined : beginOwnWork();
  try {
    const given = handlerOf(header.msg_type)(request);
    // A plain object is no promise, whatever cells have made of `Object.prototype`.
    const { content, abortQueued = false } = given instanceof Promise ? await given : given;
    post({ kind: 'reply', id, content: content && JSON.stringify(content), abortQueued });
  } catch (error) {
    const content = { status: 'error', ...reportError(error, sources, sites) };
    post({ kind: 'reply', id, content: JSON.stringify(content), abortQueued: false });
  } finally {
    end?.();
    endAnswer();
  }
}

function handlerOf(type: string): Handler {
  if (!Object.hasOwn(handlers, type)) throw new Error(`${type}: this kernel does not answer it`);
  return handlers[type];
}

function completeness(code: string): ReturnType<typeof compiler.completeness> {
  return parseHelpQuestion(code) === undefined ? compiler.completeness(code) : { status: 'complete' };
}

function beginOwnWork(): () => void {
  Atomics.add(state.flags, flag.ownWork, 1);
  return () => void Atomics.sub(state.flags, flag.ownWork, 1);
}

function versionIn(packageFile: string): string {
  return (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
}
