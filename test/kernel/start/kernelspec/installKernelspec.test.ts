import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, root } from '../../kernelUnderTest';

test('installKernelspec writes a spec whose files exist, and the same again', () => {
  const folder = emptyFolder();
  const install = () =>
    execFileSync(process.execPath, [join(root, 'dist', 'kernel', 'start', 'kernelspec', 'installKernelspec.js'), folder.path]);
  install();
  const file = join(folder.path, 'kernels', 'stillroom', 'kernel.json');
  const first = readFileSync(file, 'utf8');
  install();
  expect(readFileSync(file, 'utf8')).toBe(first);
  const spec = JSON.parse(first);
  expect(spec).toMatchObject({ display_name: 'TypeScript (Stillroom)', language: 'typescript', interrupt_mode: 'message' });
  expect(existsSync(spec.argv.find((word: string) => word.endsWith('main.js')))).toBe(true);
  expect(existsSync(join(folder.path, 'kernels', 'stillroom', 'logo-svg.svg'))).toBe(true);
  folder.remove();
});
