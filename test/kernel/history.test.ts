import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { glob } from '../../kernel/jupyter/history/glob';
import { createHistoryFiles } from '../../kernel/jupyter/history/historyFiles';
import { historyFolder } from '../../kernel/jupyter/history/historyFolder';
import { createHistory } from '../../kernel/jupyter/messages/history';
import type { Request } from '../../kernel/threads/messages';
import { emptyFolder, root, startKernel } from './kernelUnderTest';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const codes = (path: string) =>
  createHistoryFiles(path)
    .earlier()
    .map(({ code }) => code);

function ask(history: ReturnType<typeof createHistory>, content: object): unknown[][] {
  const answer = history.handler({ content } as Request) as { content: { history: unknown[][] } };
  return answer.content.history;
}

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

test('several kernels write at once, and no line is torn or lost', async () => {
  const module = join(root, 'dist', 'kernel', 'jupyter', 'history', 'historyFiles.js');
  const write = (name: string) =>
    promisify(execFile)(process.execPath, [
      '-e',
      `const files = require(${JSON.stringify(module)}).createHistoryFiles(process.argv[1]);
       for (let line = 1; line <= 1000; line++) files.add(line, ${JSON.stringify(name)} + ' ' + line + ' ' + 'x'.repeat(200));`,
      folder.path
    ]);
  await Promise.all(['a', 'b', 'c'].map(write));
  const entries = createHistoryFiles(folder.path).earlier();
  expect(entries).toHaveLength(3000);
  const sessions = new Set(entries.map(({ session }) => session));
  expect(sessions.size).toBe(3);
  for (const session of sessions) {
    const own = entries.filter((entry) => entry.session === session);
    expect(new Set(own.map(({ code }) => code[0])).size).toBe(1);
    expect(own.map(({ number }) => number)).toEqual(own.map((_entry, index) => index + 1));
  }
});

test('the files stay within their bound and keep the newest', () => {
  const files = createHistoryFiles(folder.path);
  for (let line = 1; line <= 400; line++) files.add(line, `${line} ${'x'.repeat(20_000)}`);
  const sizes = readdirSync(folder.path).map((name) => statSync(join(folder.path, name)).size);
  expect(sizes).toHaveLength(4);
  expect(Math.max(...sizes)).toBeLessThan(600_000);
  expect(codes(folder.path).at(-1)).toMatch(/^400 /);
});

test('a damaged file costs its own lines only, and a folder that cannot be written costs nothing', () => {
  const path = join(folder.path, 'cells-1.jsonl');
  const files = createHistoryFiles(folder.path);
  files.add(1, 'one');
  appendFileSync(path, '\n{"id":"x","session":1,"number":2,"co');
  files.add(2, 'two');
  appendFileSync(path, `\n\u0000\ufffd{}\n[1]\n{"id":1,"session":"x","number":null,"code":3}\n`);
  files.add(3, 'three');
  expect(codes(folder.path)).toEqual(['one', 'two', 'three']);
  writeFileSync(path, Buffer.from([0xff, 0xfe, 0, 1]));
  expect(codes(folder.path)).toEqual([]);

  const file = join(folder.path, 'a file');
  writeFileSync(file, '');
  const blocked = createHistoryFiles(join(file, 'below'));
  blocked.add(1, 'lost');
  expect(blocked.earlier()).toEqual([]);
  expect(blocked.session()).toBe(1);
});

test('tail, range and search say what IPython says', () => {
  const history = createHistory(undefined);
  ['a = 1', 'b', 'a = 1', 'c*'].forEach((code, index) => history.add(index + 1, code, index === 1 ? 'shown' : undefined));
  const lines = (content: object) => ask(history, content).map(([, line]) => line);
  expect(lines({ hist_access_type: 'tail', n: 2 })).toEqual([3, 4]);
  expect(lines({ hist_access_type: 'tail', n: 0 })).toEqual([]);
  expect(lines({ hist_access_type: 'range', session: 0, start: 2, stop: 4 })).toEqual([2, 3]);
  expect(lines({ hist_access_type: 'range', session: 0, start: -2 })).toEqual([3, 4]);
  expect(lines({ hist_access_type: 'range', session: 7 })).toEqual([]);
  expect(lines({ hist_access_type: 'search', pattern: 'a*' })).toEqual([1, 3]);
  expect(lines({ hist_access_type: 'search', pattern: 'a*', unique: true })).toEqual([3]);
  expect(lines({ hist_access_type: 'search', pattern: '*', n: 1 })).toEqual([4]);
  expect(ask(history, { hist_access_type: 'range', start: 2, stop: 3, output: true })).toEqual([[1, 2, ['b', 'shown']]]);
});

test.each([
  ['a*c', 'a\nb\nc', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[z-a]', '[z-a]', true],
  ['(a+', '(a+', true],
  ['[', '[', true]
])('glob %j on %j is %s', (pattern, code, fits) => {
  expect(glob(pattern).test(code)).toBe(fits);
});

test('historyFolder is in the data folder of Jupyter; STILLROOM_HISTORY=off keeps nothing', () => {
  expect(historyFolder({ JUPYTER_DATA_DIR: '/data' })).toBe(join('/data', 'stillroom', 'history'));
  expect(historyFolder({ JUPYTER_DATA_DIR: '/data', STILLROOM_HISTORY: 'off' })).toBeUndefined();
  if (process.platform === 'linux')
    expect(historyFolder({ XDG_DATA_HOME: '/share' })).toBe(join('/share', 'jupyter', 'stillroom', 'history'));
});
