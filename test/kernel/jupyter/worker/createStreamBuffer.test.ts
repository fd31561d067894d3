import { expect, test } from 'vitest';
import { createStreamBuffer } from '../../../../kernel/jupyter/worker/createStreamBuffer';
import type { StreamPiece } from '../../../../kernel/threads/ThreadMessages';
import { createRequestHeader } from './createRequestHeader';

const piece = (text: string, name: 'stdout' | 'stderr' = 'stdout', cell = '1'): StreamPiece => ({
  kind: 'stream',
  name,
  text,
  parent: createRequestHeader(cell),
  after: 0
});
const told = ({ name, text, parent }: StreamPiece) => [name, text, parent?.msg_id];

test('write() joins what one cell writes to one stream, and flush() sends it', () => {
  const sent: StreamPiece[] = [];
  const { write, flush } = createStreamBuffer((one) => sent.push(one));
  for (const text of ['a', 'b', 'c']) write(piece(text));
  expect(sent).toEqual([]);
  flush();
  flush();
  expect(sent.map(told)).toEqual([['stdout', 'abc', '1']]);
});

test('write() sends what is there before another stream or another cell begins', () => {
  const sent: StreamPiece[] = [];
  const { write, flush } = createStreamBuffer((one) => sent.push(one));
  write(piece('a'));
  write(piece('b', 'stderr'));
  write(piece('c', 'stderr', '2'));
  flush();
  expect(sent.map(told)).toEqual([
    ['stdout', 'a', '1'],
    ['stderr', 'b', '1'],
    ['stderr', 'c', '2']
  ]);
});

test('write() sends 64 KiB at once', () => {
  const sent: StreamPiece[] = [];
  const { write } = createStreamBuffer((one) => sent.push(one));
  write(piece('x'.repeat(65_535)));
  expect(sent).toEqual([]);
  write(piece('y'));
  expect(sent.map(({ text }) => text.length)).toEqual([65_536]);
});

test('what is written is sent by itself after a while', async () => {
  const sent = await new Promise<StreamPiece>((done) => createStreamBuffer(done).write(piece('alone')));
  expect(told(sent)).toEqual(['stdout', 'alone', '1']);
});
