import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const script = resolve(__dirname, '..', '..', 'scripts', 'reproduce.mjs');

function reproduce(...args: string[]): Promise<{ code: unknown; stderr: string }> {
  return new Promise((done) =>
    execFile(process.execPath, [script, ...args], (error, _, stderr) => done({ code: error?.code ?? 0, stderr }))
  );
}

test('reproduce with a name that no notebook has lists those there are', async () => {
  const { code, stderr } = await reproduce('quickstrat');
  expect(stderr).toMatch(/^reproduce: expected a notebook among .*\bquickstart\b.*, got "quickstrat"; name one of these\n$/);
  expect(code).toBe(1);
});

test('reproduce keeps no outputs of a rehearsal', async () => {
  const { code, stderr } = await reproduce('--quick', '--keep');
  expect(stderr).toMatch(/^reproduce: expected --quick or --keep, got both; use npm run reproduce/);
  expect(code).toBe(1);
});

test('reproduce with an unknown option says how it is used', async () => {
  const { code, stderr } = await reproduce('--qiuck');
  expect(stderr).toMatch(
    /^reproduce: .*--qiuck.*; use npm run reproduce -- \[NAME\.\.\.\] \[--quick \| --keep\] \[--to FOLDER\]\n$/
  );
  expect(code).toBe(1);
});
