import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packedModulesFile } from '../../kernel/start/packedModules/packedModulesFile';
import { readPack } from '../../kernel/start/packedModules/ModulePack';
import { root } from './kernelUnderTest';

test('a kernel has its modules, those of the translator and of the toolkit, from one file after the set-up', () => {
  expect(existsSync(packedModulesFile)).toBe(true);
  const packed = readPack(packedModulesFile).modules.map(({ path }) => path);
  expect(packed).toEqual(
    expect.arrayContaining(
      ['kernel/jupyter/streams/createOutputRouter.js', 'src/index.js'].map((name) => join(root, 'dist', name))
    )
  );
  expect(packed.filter((path) => path.endsWith('/typescript.js'))).toHaveLength(1);
});
