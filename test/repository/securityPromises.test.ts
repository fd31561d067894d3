import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(__dirname, '../..');

test('docs/security.md names a test for each promise, and each of them exists', () => {
  const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (part|---) /.test(line));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const tests = row.match(/`test\/[\w./]+`/g) ?? [];
    expect(tests.length, row).toBeGreaterThan(0);
    expect(tests.filter((name) => !existsSync(join(root, name.slice(1, -1))))).toEqual([]);
  }
});
