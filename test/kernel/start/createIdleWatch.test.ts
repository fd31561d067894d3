import { expect, test } from 'vitest';
import { createIdleWatch } from '../../../kernel/start/createIdleWatch';

test('untilIdle() waits for what has come, and while one of two requests is being answered', async () => {
  const watch = createIdleWatch();
  const told: string[] = [];
  setImmediate(() => told.push('come'));
  await watch.untilIdle();
  told.push('idle');
  const [first, second] = [watch.begin(), watch.begin()];
  const idle = watch.untilIdle().then(() => told.push('idle again'));
  await turns();
  second();
  await turns();
  told.push('one left');
  first();
  const third = watch.begin();
  await turns();
  told.push('another has come');
  third();
  await idle;
  expect(told).toEqual(['come', 'idle', 'one left', 'another has come', 'idle again']);
});

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}
