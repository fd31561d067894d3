import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyFolder, startKernel } from './kernelUnderTest';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

test('a kernel remembers the cells of earlier kernels, by session and line, and its outputs only itself', async () => {
  const before = process.env;
  process.env = { ...before, STILLROOM_HISTORY: '', JUPYTER_DATA_DIR: folder.path };
  try {
    const first = await startKernel();
    await first.run("const first = 'of the first kernel'");
    await first.run("'again'");
    await first.run("'unseen'", { options: { store_history: false } });
    await first.close();
    const second = await startKernel();
    await second.run("'again'");
    const all = (await second.ask('history', { hist_access_type: 'tail', n: 10, output: true })).reply.history;
    expect(all).toEqual([
      [1, 1, ["const first = 'of the first kernel'", null]],
      [1, 2, ["'again'", null]],
      [2, 1, ["'again'", "'again'"]]
    ]);
    const range = { hist_access_type: 'range', session: -1, start: 1, stop: 2 };
    expect((await second.ask('history', range)).reply.history).toEqual([[1, 1, "const first = 'of the first kernel'"]]);
    const search = { hist_access_type: 'search', pattern: "*'a?ain*", unique: true };
    expect((await second.ask('history', search)).reply.history).toEqual([[2, 1, "'again'"]]);
    await second.close();
  } finally {
    process.env = before;
  }
  const kept = join(folder.path, 'stillroom', 'history');
  expect(statSync(kept).mode & 0o777).toBe(0o700);
  expect(statSync(join(kept, 'cells-1.jsonl')).mode & 0o777).toBe(0o600);
});
