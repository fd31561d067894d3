import { afterEach, expect, test } from 'vitest';
import { createTrackerGuard } from '../../../src/track/follow/createTrackerGuard';
import { endTrackerInTime } from '../../../src/track/follow/endTrackerInTime';

const globals = globalThis as { [key: symbol]: unknown };
const host = Symbol.for('stillroom.host');
afterEach(() => void delete globals[host]);

const tracker = { description: { name: 'board' }, wait: 3600, followRun: () => ({ tell() {}, end: () => [] }) };
const end = (work: (signal: AbortSignal) => unknown, signal?: AbortSignal) =>
  endTrackerInTime(tracker, createTrackerGuard(tracker, 'this run'), work, signal);
const untilAborted = (signal: AbortSignal) =>
  new Promise((settle) =>
    signal.addEventListener('abort', () => settle([{ check: 'ended', level: 'info', value: 1, says: 'in time' }]))
  );

test('an interrupt that comes while a run waits for a tracker ends the wait, and one that came before does not', async () => {
  let count = 3;
  globals[host] = { interruptions: () => count, interrupted: (since: number) => count > since };
  const waiting = end(untilAborted);
  setImmediate(() => count++);
  expect(await waiting).toEqual([{ check: 'ended', level: 'info', value: 1, says: 'in time' }]);
  expect(await end(() => Promise.resolve([]))).toEqual([]);
});

test('a signal ends the wait too, and a tracker that does not heed it is left a second later', async () => {
  const stop = new AbortController();
  const [heeds, ignores] = [end(untilAborted, stop.signal), end(() => new Promise(() => {}), stop.signal)];
  stop.abort();
  expect((await heeds)[0].check).toBe('ended');
  expect((await ignores)[0]).toMatchObject({
    check: 'lateTracker',
    says: expect.stringContaining('the tracker board had not come to its end')
  });
});
