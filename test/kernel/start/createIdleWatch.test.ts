import { expect, test } from 'vitest';
import { createIdleWatch } from '../../../kernel/start/createIdleWatch';

test('untilIdle() waits for what has come, while one of two requests is being answered, and a moment', async () => {
  let time = 0;
  const watch = createIdleWatch(() => time);
  const told: string[] = [];
  const idle = async () => {
    await watch.untilIdle();
    told.push(`idle at ${time}`);
  };
  time = 1000;
  setImmediate(() => told.push('come'));
  await idle();
  const [first, second] = [watch.begin(), watch.begin()];
  const again = idle();
  await turns();
  second();
  await turns();
  told.push('one left');
  first();
  const third = watch.begin();
  await turns();
  told.push('another has come');
  third();
  await turns();
  told.push('none is left');
  time += 100;
  await again;
  expect(told).toEqual(['come', 'idle at 1000', 'one left', 'another has come', 'none is left', 'idle at 1100']);
});

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}
