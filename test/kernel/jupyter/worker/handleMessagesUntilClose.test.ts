import { expect, test } from 'vitest';
import { handleMessagesUntilClose } from '../../../../kernel/jupyter/worker/handleMessagesUntilClose';

/** A socket that gives these and then closes; what is an error is thrown. */
function socketOf(...given: (Error | string)[]) {
  const socket = {
    closed: false,
    receive(): Promise<Buffer[]> {
      const next = given.shift();
      socket.closed = given.length === 0;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve([Buffer.from(next!)]);
    }
  };
  return socket;
}

test('handleMessagesUntilClose() takes every message, whatever comes of those before it, until the socket closes', async () => {
  const taken: string[] = [];
  await handleMessagesUntilClose(socketOf('1', 'bad', new Error('EAGAIN'), 'late', '2'), ([frame]) => {
    taken.push(String(frame));
    if (taken.at(-1) === 'bad') throw new Error('cannot be taken');
    return taken.at(-1) === 'late' ? Promise.reject(new Error('cannot be sent')) : undefined;
  });
  expect(taken).toEqual(['1', 'bad', 'late', '2']);
});
