import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../kernel/installation/packageRoot';
import { root } from '../kernelUnderTest';

test('packageRoot is the folder of package.json, also in what is compiled', () => {
  const compiled = require(join(root, 'dist', 'kernel', 'installation', 'packageRoot.js')) as { packageRoot: string };
  expect([packageRoot, compiled.packageRoot]).toEqual([root, root]);
});
