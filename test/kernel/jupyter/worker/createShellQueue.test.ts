import { afterEach, beforeEach, expect, test } from 'vitest';
import { Dealer } from 'zeromq';
import type { Iopub } from '../../../../kernel/jupyter/worker/createIopub';
import { createShellQueue, type ShellQueue } from '../../../../kernel/jupyter/worker/createShellQueue';
import { createSignatures } from '../../../../kernel/jupyter/worker/createSignatures';
import type { Incoming } from '../../../../kernel/jupyter/worker/createMessageCodec';
import { createMessageCodec } from '../../../../kernel/jupyter/worker/createMessageCodec';
import type { Request } from '../../../../kernel/threads/ThreadMessages';
import { createRequestHeader } from './createRequestHeader';

const wire = createMessageCodec(createSignatures('', 'hmac-sha256'), 'the session of the kernel');
let queue: ShellQueue;
let client: Dealer;
/** What the main thread was handed, and what was published, each as "what id". */
let handed: Request[];
let published: string[];

beforeEach(async () => {
  handed = [];
  published = [];
  const iopub = {
    status: (state, parent) => void published.push(`${state} ${parent?.msg_id}`),
    flush: () => undefined
  } as Pick<Iopub, 'status' | 'flush'> as Iopub;
  queue = createShellQueue({
    wire,
    iopub,
    info: '{"status":"ok","implementation":"stillroom"}',
    isSubshell: (id) => id === 'open',
    hand: (request) => handed.push(request),
    endOutput: (cell) => published.push(`output of ${cell.msg_id} is out`),
    shutdown: (message) => published.push(`shutdown ${message.header.msg_id}`)
  });
  await queue.socket.bind('tcp://127.0.0.1:*');
  client = new Dealer({ routingId: 'client' });
  client.connect(queue.socket.lastEndpoint!);
  await client.send('hello');
  await queue.socket.receive();
});
afterEach(() => {
  client.close();
  queue.socket.close();
});

function ask(id: string, type = 'execute_request', subshell?: string): void {
  const message: Incoming = {
    identities: [Buffer.from('client')],
    header: createRequestHeader(id, type, { subshell_id: subshell }),
    content: { code: id },
    buffers: []
  };
  queue.take(message);
}

function settle(id: string, content: object | null = { status: 'ok' }, abortQueued = false): void {
  const request = handed.findLast((one) => one.header.msg_id === id)!;
  queue.settle(request.id, content && JSON.stringify(content), abortQueued);
}

/** The next reply that the client gets: its type, its status, and all of its content. */
async function reply(): Promise<[string, unknown, Record<string, unknown>]> {
  const { header: own, content } = wire.decode(await client.receive());
  return [own.msg_type, content.status, content];
}

const ids = () => handed.map(({ header: { msg_id: id } }) => id);

test('requests wait until the main thread is ready, and are handed over one at a time, in order', async () => {
  ask('1');
  ask('2');
  expect(ids()).toEqual([]);
  queue.ready();
  expect(ids()).toEqual(['1']);
  settle('1');
  expect(ids()).toEqual(['1', '2']);
  settle('2');
  expect(published).toEqual(['busy 1', 'output of 1 is out', 'idle 1', 'busy 2', 'output of 2 is out', 'idle 2']);
  expect([(await reply())[0], (await reply())[0]]).toEqual(['execute_reply', 'execute_reply']);
});

test('kernel_info waits for the main thread too, and is then answered here while a cell runs', async () => {
  ask('info', 'kernel_info_request');
  expect(published).toEqual([]);
  queue.ready();
  expect((await reply()).slice(0, 2)).toEqual(['kernel_info_reply', 'ok']);
  ask('1');
  ask('again', 'kernel_info_request');
  expect((await reply())[2]).toMatchObject({ implementation: 'stillroom' });
  expect(ids()).toEqual(['1']);
  // The last status that a client sees is that of the cell.
  expect(published.slice(-3)).toEqual(['busy again', 'idle again', 'busy 1']);
});

test('after a failure the cells that wait are aborted, other requests and later cells are not', async () => {
  queue.ready();
  ask('1');
  ask('2');
  ask('3', 'complete_request');
  settle('1', { status: 'error' }, true);
  expect((await reply()).slice(0, 2)).toEqual(['execute_reply', 'error']);
  expect((await reply()).slice(0, 2)).toEqual(['execute_reply', 'aborted']);
  expect(ids()).toEqual(['1', '3']);
  settle('3');
  ask('4');
  expect(ids()).toEqual(['1', '3', '4']);
});

test('a request over a subshell passes the queue, and its failure aborts nothing', async () => {
  queue.ready();
  ask('1');
  ask('2');
  ask('beside', 'comm_info_request', 'open');
  expect(handed.map(({ header: { msg_id: id }, subshell }) => [id, subshell])).toEqual([
    ['1', false],
    ['beside', true]
  ]);
  settle('beside', { status: 'error' }, true);
  expect((await reply()).slice(0, 2)).toEqual(['comm_info_reply', 'error']);
  expect(published.slice(-2)).toEqual(['idle beside', 'busy 1']);
  settle('1');
  expect(ids()).toEqual(['1', 'beside', '2']);
});

test('a subshell that is not open is an error', async () => {
  queue.ready();
  ask('1', 'execute_request', 'nobody');
  expect((await reply())[2]).toMatchObject({ status: 'error', ename: 'SubshellNotFound' });
  expect(ids()).toEqual([]);
});

test('a comm message gets no reply, nor does a request that has none', async () => {
  queue.ready();
  ask('comm', 'comm_msg');
  settle('comm', { status: 'error' });
  ask('1');
  settle('1', null);
  ask('2');
  settle('2');
  expect((await reply())[2]).toEqual({ status: 'ok' });
  expect(published.filter((what) => what.startsWith('idle'))).toEqual(['idle comm', 'idle 1', 'idle 2']);
});

test('a shutdown passes the queue', () => {
  ask('1');
  ask('end', 'shutdown_request');
  expect(published).toEqual(['shutdown end']);
});

test('origin() says who sent a request, until it is answered', () => {
  queue.ready();
  ask('1');
  const [{ id }] = handed;
  expect(queue.origin(id)?.header.msg_id).toBe('1');
  settle('1');
  expect(queue.origin(id)).toBeUndefined();
});
