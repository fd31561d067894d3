import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createScratchFiles } from '../../../../kernel/evaluate/typescript7/createScratchFiles';
import { emptyFolder } from '../../kernelUnderTest';

const folder = emptyFolder();
afterAll(folder.remove);

test('createScratchFiles().write() leaves nothing of a longer text, and makes a file anew that somebody has removed', () => {
  const files = createScratchFiles();
  const path = join(folder.path, 'inner', 'cell.ts');
  for (const text of ['const é = 1; // a long line', 'const b = 2', '']) {
    files.write(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  }
  rmSync(path);
  files.write(path, 'const c = 3');
  expect(readFileSync(path, 'utf8')).toBe('const c = 3');
});
