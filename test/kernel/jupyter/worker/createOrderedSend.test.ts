import { expect, test } from 'vitest';
import { createOrderedSend } from '../../../../kernel/jupyter/worker/createOrderedSend';

test('a send begins when the one before has ended, and each promise waits for its own message', async () => {
  const seen: string[] = [];
  const ends: (() => void)[] = [];
  const send = createOrderedSend({
    send([frame]) {
      seen.push(`begins ${frame}`);
      return new Promise((done) => ends.push(done));
    }
  });
  const first = send(['1']).then(() => seen.push('sent 1'));
  const second = send(['2']).then(() => seen.push('sent 2'));
  await Promise.resolve();
  expect(seen).toEqual(['begins 1']);
  ends[0]();
  await first;
  expect(seen.slice().sort()).toEqual(['begins 1', 'begins 2', 'sent 1']);
  ends[1]();
  await second;
  expect(seen.at(-1)).toBe('sent 2');
});

test('a message that cannot be sent stops none behind it', async () => {
  const sent: string[] = [];
  const send = createOrderedSend({
    send([frame]) {
      if (frame === 'lost') return Promise.reject(new Error('its reader has gone'));
      sent.push(String(frame));
      return Promise.resolve();
    }
  });
  await Promise.all(['1', 'lost', '2'].map((frame) => send([frame])));
  expect(sent).toEqual(['1', '2']);
});
