import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, runTool } from './runTool';

const cruiser = 'dependency-cruiser/bin/dependency-cruise.mjs';
const arrows = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'err-long'];

test('the imports follow the arrows of .dependency-cruiser.cjs', async () => {
  expect(await runTool(cruiser, ['src', 'kernel', 'extension/src', ...arrows])).toBe('');
});

test('an import against the arrows is found', async () => {
  const complaint = await runTool(cruiser, ['src', ...arrows], join(__dirname, 'forbiddenImports'));
  expect(complaint).toMatch(/src\/schedules imports record, checks of src.*schedule\.ts.*engine\.ts/s);
});

test('oxlint has nothing to say', async () => {
  expect(await runTool('oxlint/bin/oxlint', ['--deny-warnings', '.'])).toBe('');
});

test('oxfmt has nothing to change', async () => {
  expect(await runTool('oxfmt/bin/oxfmt', ['--check', '.'])).toBe('');
});

// What is no test, set-up compiles: it ends where there is a type error.
test('tsc -p test finds no type error', async () => {
  expect(await runTool('typescript-7/bin/tsc', ['-p', 'test', '--noEmit', '--pretty', 'false'])).toBe('');
});
