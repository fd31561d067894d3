import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, runTool } from './runTool';

const cruiser = 'dependency-cruiser/bin/dependency-cruise.mjs';
const arrows = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'err-long'];

test('the imports follow the arrows of .dependency-cruiser.cjs', async () => {
  expect(await runTool(cruiser, ['src', 'kernel', 'extension/src', ...arrows])).toBe('');
});

test('an import against the arrows is found', async () => {
  const complaint = await runTool(cruiser, ['src', ...arrows], join(__dirname, 'wrongWay'));
  expect(complaint).toMatch(/schedules imports checks, record of the toolkit.*schedule\.ts.*engine\.ts/s);
});

test('eslint has nothing to say', async () => {
  expect(await runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])).toBe('');
});

test('prettier has nothing to change', async () => {
  expect(await runTool('prettier/bin/prettier.cjs', ['--check', '.'])).toBe('');
});

// What is no test, set-up compiles: it ends where there is a type error.
test('tsc -p test finds no type error', async () => {
  expect(await runTool('typescript/bin/tsc', ['-p', 'test', '--noEmit', '--pretty', 'false'])).toBe('');
});
