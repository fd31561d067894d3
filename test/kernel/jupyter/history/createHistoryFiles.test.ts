import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHistoryFiles } from '../../../../kernel/jupyter/history/createHistoryFiles';
import { emptyFolder, root } from '../../kernelUnderTest';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const codes = (path: string) =>
  createHistoryFiles(path)
    .earlier()
    .map(({ code }) => code);

test('several kernels write at once, and no line is torn or lost', async () => {
  const module = join(root, 'dist', 'kernel', 'jupyter', 'history', 'createHistoryFiles.js');
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
