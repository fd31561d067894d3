import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, runTool } from './runTool';

const cruiser = 'dependency-cruiser/bin/dependency-cruise.mjs';
/** By content: what is as it was when it was found right is not looked at again. */
const cached = (tool: string) => [
  ...['--cache', '--cache-strategy', 'content'],
  ...['--cache-location', join(root, 'node_modules', '.cache', 'stillroom', tool)]
];
const arrows = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'err-long'];

test('the imports follow the arrows of .dependency-cruiser.cjs', async () => {
  expect(await runTool(cruiser, ['src', 'kernel', 'extension/src', ...arrows])).toBe('');
});

test('an import against the arrows is found', async () => {
  const complaint = await runTool(cruiser, ['src', ...arrows], join(__dirname, 'wrongWay'));
  expect(complaint).toMatch(/src\/schedules imports record, checks of src.*schedule\.ts.*engine\.ts/s);
});

test('eslint has nothing to say', async () => {
  expect(await runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0', ...cached('eslint')])).toBe('');
});

test('prettier has nothing to change', async () => {
  expect(await runTool('prettier/bin/prettier.cjs', ['--check', '.', ...cached('prettier')])).toBe('');
});

// What is no test, set-up compiles: it ends where there is a type error.
test('tsc -p test finds no type error', async () => {
  const built = join(root, 'node_modules', '.cache', 'stillroom', 'test.tsbuildinfo');
  const args = ['-p', 'test', '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', built];
  expect(await runTool('typescript/bin/tsc', args)).toBe('');
});
