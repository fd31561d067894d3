import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createBoundedPost, countTaken } from '../../../kernel/threads/createBoundedPost';
import type { ToWorker } from '../../../kernel/threads/ThreadMessages';
import { createSharedState, flag } from '../../../kernel/threads/SharedState';
import { root } from '../kernelUnderTest';

const text = (kib: number): ToWorker => ({
  kind: 'stream',
  name: 'stdout',
  text: 'x'.repeat(kib * 1024),
  parent: null,
  after: 0
});

test('createBoundedPost() posts everything in order; countTaken() takes off what it has added', () => {
  const state = createSharedState();
  const posted: ToWorker[] = [];
  const post = createBoundedPost(state, (message) => posted.push(message));
  const messages: ToWorker[] = [
    text(3),
    { kind: 'ready' },
    { kind: 'publish', type: 'comm_msg', content: '{}', parent: null, after: 0, buffers: [new Uint8Array(2048)] },
    { kind: 'native', name: 'stdout', bytes: new Uint8Array(1024), end: 1 }
  ];
  for (const message of messages) post(message);
  expect(posted).toEqual(messages);
  expect(Atomics.load(state.flags, flag.posted)).toBe(4 + 3 + 2);
  for (const message of messages) countTaken(state, message);
  expect(Atomics.load(state.flags, flag.taken)).toBe(9);
});

test('createBoundedPost() keeps no more than 16 MB under way, and everything arrives', async () => {
  const state = createSharedState();
  const module = join(root, 'dist', 'kernel', 'threads', 'createBoundedPost.js');
  const code = `const { parentPort, workerData: { flags, module } } = require('node:worker_threads');
const post = require(module).createBoundedPost({ flags }, (message) => parentPort.postMessage(message));
for (let i = 0; i < 100; i++) post({ kind: 'stream', name: 'stdout', text: 'x'.repeat(1 << 20), parent: null, after: i });`;
  const poster = new Worker(code, { eval: true, workerData: { flags: state.flags, module } });
  const underWay = () => Atomics.load(state.flags, flag.posted) - Atomics.load(state.flags, flag.taken);
  let [most, arrived] = [0, 0];
  const all = new Promise<void>((done) =>
    poster.on('message', (message: ToWorker & { after: number }) => {
      most = Math.max(most, underWay());
      if (message.after === arrived) arrived++;
      countTaken(state, message);
      if (arrived === 100) done();
    })
  );
  const ended = new Promise((done) => poster.once('exit', done));
  await new Promise((done) => poster.once('online', done));
  // This thread takes nothing until the other has posted what it may, and waits.
  while (underWay() <= 16 * 1024) Atomics.wait(state.flags, flag.posted, Atomics.load(state.flags, flag.posted), 10);
  // A message counts after it has been posted, so the last may arrive before it counts.
  await Promise.all([all, ended]);
  expect(most).toBeLessThanOrEqual(16 * 1024 + 1025);
  expect(underWay()).toBe(0);
});
