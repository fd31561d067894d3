import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = resolve(__dirname, '..', '..');
const script = join(root, 'scripts', 'setup.mjs');
const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

interface Outcome {
  code: number;
  output: string;
}

/** Runs the set-up where only these commands exist, each a line of shell. */
function setUpWith(commands: { [name: string]: string }): Promise<Outcome> {
  const path = mkdtempSync(join(tmpdir(), 'stillroom-path-'));
  folders.push(path);
  for (const [name, text] of Object.entries(commands)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  return new Promise((done) => {
    execFile(process.execPath, [script], { env: { ...process.env, PATH: path } }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: stdout + stderr });
    });
  });
}

const compiler = { 'c++': 'exit 0' };
/** What the question of the set-up is answered by such a Python. */
const python = (version: string, venv: boolean) => `echo ${version} ${venv ? 'True' : 'False'}`;

describe('the set-up on a machine that lacks', () => {
  test.each([
    ['Python', compiler, /^Python 3\.10 or newer is missing; install it with: \S.*\n$/],
    [
      'a Python that is new enough',
      { python3: python('3 9', true), ...compiler },
      /^Python 3\.10 or newer is missing; install it with: \S.*\n$/
    ],
    ['venv', { python3: python('3 11', false), ...compiler }, /^Python's venv module is missing; install it with: \S.*\n$/],
    ['a C++ compiler', { python3: python('3 11', true) }, /^a C\+\+ compiler is missing; install it with: \S.*\n$/],
    ['two things', {}, /^Python 3\.10 .*\na C\+\+ compiler .*\n$/]
  ])('%s says so in one line each and ends with 1', async (_, commands, words) => {
    const { code, output } = await setUpWith(commands);
    expect(output).toMatch(words);
    expect(code).toBe(1);
  });

  test('a venv for the only Python that is new enough names that Python', async () => {
    const { output } = await setUpWith({ python3: python('3 8', true), 'python3.12': python('3 12', false), 'c++': 'exit 0' });
    expect(output).toMatch(/python3\.12-venv|brew install python|dnf install python3/);
  });
});
