import { expect, test } from 'vitest';
import { createSignatures } from '../../../../kernel/jupyter/worker/createSignatures';
import { createMessageCodec } from '../../../../kernel/jupyter/worker/createMessageCodec';
import { createRequestHeader } from './createRequestHeader';

const wire = (key = 'a key') => createMessageCodec(createSignatures(key, 'hmac-sha256'), 'the session of the kernel');
const buffers = (frames: (Buffer | string)[]) => frames.map((frame) => Buffer.from(frame as string));
/** A message as another program sends it. */
function message(parts: unknown[], key = 'a key', identities = ['client']): Buffer[] {
  const text = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  return buffers([...identities, '<IDS|MSG>', createSignatures(key, 'hmac-sha256').sign(text), ...text]);
}

test('encode() puts identities, delimiter, signature, header, parent, metadata, content and buffers in this order', () => {
  const parent = createRequestHeader('asked');
  const identities = [Buffer.from('client')];
  const bytes = new Uint8Array([0, 1, 2, 3]).subarray(1, 3);
  const frames = wire().encode({ type: 'comm_msg', content: '{"data":1}', parent, identities, buffers: [bytes] });
  expect(frames.slice(0, 2)).toEqual([identities[0], Buffer.from('<IDS|MSG>')]);
  expect(frames[2]).toBe(createSignatures('a key', 'hmac-sha256').sign(frames.slice(3, 7)));
  expect(JSON.parse(String(frames[3]))).toMatchObject({
    msg_type: 'comm_msg',
    session: 'the session of the kernel',
    version: '5.5'
  });
  expect(JSON.parse(String(frames[4]))).toEqual(parent);
  expect(frames.slice(5, 7)).toEqual(['{}', '{"data":1}']);
  expect(frames.slice(7)).toEqual([Buffer.from([1, 2])]);
});

test('encode() gives every message an id of its own, and an empty parent where there is none', () => {
  const [one, other] = [1, 2].map(() => wire().encode({ type: 'status', content: '{}', parent: null }));
  expect(JSON.parse(String(one[2])).msg_id).not.toBe(JSON.parse(String(other[2])).msg_id);
  expect(one[3]).toBe('{}');
});

test('decode() gives what encode() was given', () => {
  const sent = wire().encode({ type: 'execute_request', content: '{"code":"1"}', parent: null, buffers: [new Uint8Array([7])] });
  const { header: read, content, buffers: more, identities } = wire().decode(buffers(['a', 'b', ...sent]).slice(0));
  expect(read.msg_type).toBe('execute_request');
  expect(content).toEqual({ code: '1' });
  expect(identities.map(String)).toEqual(['a', 'b']);
  expect(more).toHaveLength(1);
});

test.each<[string, Buffer[], string]>([
  ['no delimiter', buffers(['a', 'b', 'c', 'd', 'e', 'f']), 'message: expected a delimiter and five frames, got 6 frames'],
  ['too few frames', message([{}, {}, {}]), 'message: expected a delimiter and five frames, got 6 frames'],
  ['another key', message([createRequestHeader('1'), {}, {}, {}], 'another key'), 'signed with the connection key'],
  ['a header without a type', message([{ msg_id: '1', session: 's' }, {}, {}, {}]), 'expected a header with msg_type'],
  ['an id that is no text', message([{ ...createRequestHeader('1'), msg_id: 1 }, {}, {}, {}]), 'expected a header with msg_id'],
  ['a header that is no object', message(['null', {}, {}, {}]), 'expected a header with msg_id'],
  ['no JSON', message(['not json', {}, {}, {}]), 'JSON']
])('decode() refuses %s', (_what, frames, complaint) => {
  expect(() => wire().decode(frames)).toThrow(complaint);
});

test('decode() refuses a message that it has read before', () => {
  const { decode } = wire();
  const frames = message([createRequestHeader('1'), {}, {}, {}]);
  expect(decode(frames).header.msg_id).toBe('1');
  expect(() => decode(frames)).toThrow('expected a new one');
});

test('decode() takes content that is no object as an empty one', () => {
  expect(wire().decode(message([createRequestHeader('1'), {}, {}, '5'])).content).toEqual({});
});

test('decode() says of content that is nested too deep, or no JSON, why it is not taken', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(wire().decode(message([createRequestHeader('1'), {}, {}, nested(500)])).problem).toBeUndefined();
  expect(wire().decode(message([createRequestHeader('2'), {}, {}, nested(501)]))).toMatchObject({
    content: {},
    problem: 'content: expected JSON of at most 500 levels, got more'
  });
  expect(wire().decode(message([createRequestHeader('3'), {}, {}, '{"a":']))).toMatchObject({
    content: {},
    problem: expect.stringMatching(/JSON/)
  });
  // Brackets of a text are no levels.
  expect(wire().decode(message([createRequestHeader('4'), {}, {}, { code: '["\\"['.repeat(1000) }])).problem).toBeUndefined();
});

test('decode() takes a subshell only by a name', () => {
  expect(
    wire().decode(message([{ ...createRequestHeader('1'), subshell_id: { toString: 1 } }, {}, {}, {}])).header.subshell_id
  ).toBeUndefined();
});
