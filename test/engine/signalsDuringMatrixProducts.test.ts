import { fork } from 'node:child_process';
import { expect, test } from 'vitest';

test('signals that are handled while TensorFlow multiplies matrices harm nothing', async () => {
  const child = fork(new URL('multiplyUnderSignals.cjs', import.meta.url).pathname, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc']
  });
  let errors = '';
  child.stderr!.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const told = () => new Promise<unknown>((resolve) => child.once('message', resolve).once('exit', resolve));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect(await told()).toBe('ready');
  let isDone = false;
  const done = told().finally(() => (isDone = true));
  while (!isDone) {
    child.kill('SIGUSR2');
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await done).toBe('done');
  child.send('end');
  expect(errors).toBe('');
  expect(await ended).toBe(0);
});
