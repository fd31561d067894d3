import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Reply, Router } from 'zeromq';
import { countTaken } from '../../threads/createBoundedPost';
import type { Header, ToMain, ToWorker, WorkerStart } from '../../threads/ThreadMessages';
import { sessionFolderOfConnection } from '../../installation/sessionFolderOfConnection';
import { openSharedState } from '../../threads/SharedState';
import { createControlChannel } from './createControlChannel';
import { createHeartbeat } from './createHeartbeat';
import { createInputChannel } from './createInputChannel';
import { createCellInterrupter } from './createCellInterrupter';
import { createIopub } from './createIopub';
import { describeKernel } from './describeKernel';
import { createNativeOutput } from './createNativeOutput';
import { createOutputLimits } from './createOutputLimits';
import { readConnection } from './readConnection';
import { handleMessagesUntilClose } from './handleMessagesUntilClose';
import { createShellQueue } from './createShellQueue';
import { signalProcessGroup } from './signalProcessGroup';
import { createSignatures } from './createSignatures';
import { openDoor } from './createSocketOptions';
import { createInterruptNotice } from './createInterruptNotice';
import { createMemoryWatch } from './createMemoryWatch';
import { watchParentProcess } from './watchParentProcess';
import type { Incoming } from './createMessageCodec';
import { createMessageCodec } from './createMessageCodec';

const main = parentPort!;
const start = workerData as WorkerStart;
const tellMain = (message: ToMain) => main.postMessage(message);

const state = openSharedState(start.buffer);
const connection = readConnection(start.connectionFile);
const session = randomUUID();
const wire = createMessageCodec(createSignatures(connection.key, connection.signatureScheme), session);
const iopub = createIopub(wire, session);
const input = createInputChannel(wire, state);
const info = JSON.stringify(describeKernel(start.version, start.typescriptVersion));
const interruptNotice = createInterruptNotice(state, (text, parent) => {
  limits.take({ kind: 'stream', name: 'stderr', text, parent, after: 0 });
  iopub.flush();
});
const interrupter = createCellInterrupter(state, (kind) => tellMain({ kind }), interruptNotice.watch);
const memory = createMemoryWatch(state, start.heapLimit, interrupter.askHeapUsed, interrupter.outOfMemory);
const control = createControlChannel({ wire, iopub, info, interrupt: interrupter.interrupt, shutdown });
const shell = createShellQueue({ wire, iopub, info, isSubshell: control.isSubshell, hand: tellMain, endOutput, shutdown });
const heartbeat = createHeartbeat();

/** The cell whose text native code writes; null when nothing of it may be shown. */
let printing: Header | null = null;
const limits = createOutputLimits((output) => {
  if (output.kind === 'stream') iopub.stream(output);
  else void iopub.publish(output.type, output.content, output.parent, output.buffers);
});
const native = createNativeOutput(
  (name, text) => printing && limits.take({ kind: 'stream', name, text, parent: printing, after: 0 }),
  () => {
    for (let next = receiveMessageOnPort(main); next; next = receiveMessageOnPort(main)) handle(next.message as ToWorker);
  }
);

main.on('message', handle);

function handle(message: ToWorker): void {
  countTaken(state, message);
  if (message.kind === 'stream' || message.kind === 'publish') {
    native.writeUpTo(message.after);
    limits.take(message);
  } else if (message.kind === 'native') native.take(message);
  else if (message.kind === 'reply') shell.settle(message.id, message.content, message.abortQueued);
  else if (message.kind === 'ready') shell.ready();
  else if (message.kind === 'cell') begin(message);
  else if (message.kind === 'nativeName') interruptNotice.name(message.number, message.name);
  else ask(message.content, message.requestId);
}

function endOutput(cell: Header): void {
  native.drain();
  native.end();
  native.look(false);
  limits.end(cell);
}

let door: Reply | undefined;
void listen();

async function listen(): Promise<void> {
  door = await openDoor();
  await Promise.all([
    shell.socket.bind(connection.address('shell')),
    control.socket.bind(connection.address('control')),
    input.socket.bind(connection.address('stdin')),
    heartbeat.socket.bind(connection.address('hb')),
    iopub.socket.bind(connection.address('iopub'))
  ]);
  iopub.status('starting', null);
  watchParentProcess(endSession);
  void iopub.welcome();
  void read(shell.socket, shell.take);
  void read(control.socket, control.take);
  void read(input.socket, input.take);
  void heartbeat.beat();
}

/** A message that is wrongly signed, sent twice or broken is not from our client, and the protocol says to ignore it. */
function read(socket: Router, take: (message: Incoming) => void): Promise<void> {
  return handleMessagesUntilClose(socket, (frames) => take(wire.decode(frames)));
}

function begin(cell: ToWorker & { kind: 'cell' }): void {
  native.drain();
  native.look(true);
  printing = cell.header;
  interruptNotice.begin(cell);
  memory.begin(cell.heapUsed);
}

function ask(content: string, requestId: number): void {
  const asker = shell.origin(requestId);
  if (asker === undefined) return;
  native.drain();
  limits.flush(asker.header);
  iopub.flush();
  input.ask(content, asker.header, asker.identities);
}

function shutdown(message: Incoming, reply: (type: string, content: string) => Promise<void>): void {
  const content = JSON.stringify({ status: 'ok', restart: message.content.restart === true });
  iopub.status('busy', message.header);
  const replied = reply('shutdown_reply', content);
  const told = iopub.publish('shutdown_reply', content, message.header);
  iopub.status('idle', message.header);
  // ZeroMQ sends in the background: a message that is handed over is not yet with its reader.
  const end = message.content.restart === true ? endProcess : endSession;
  void Promise.all([replied, told]).then(() => setTimeout(end, 50));
}

/** What a restart finds again goes with a session that is over. */
function endSession(): void {
  rmSync(sessionFolderOfConnection(start.connectionFile), { recursive: true, force: true });
  endProcess();
}

function endProcess(): void {
  interrupter.close();
  native.close();
  // A socket that still reads when its thread ends brings the process down with an abort.
  for (const socket of [shell.socket, control.socket, input.socket, heartbeat.socket, iopub.socket, door]) socket?.close();
  tellMain({ kind: 'shutdown' });
  // A cell may hold the main thread; then it ends with the process.
  setTimeout(() => signalProcessGroup('SIGKILL'), 1000);
}
