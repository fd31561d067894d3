import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** The packages that a cell can import without installing them: the kernel's own, and what it depends on. They do not change while a kernel runs. */
export const kernelPackageNames: readonly string[] = ['stillroom', ...readDependencies()];

function readDependencies(): string[] {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as { dependencies: Record<string, string> }).dependencies);
}
