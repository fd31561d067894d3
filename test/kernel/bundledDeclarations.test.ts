import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledDeclarations } from '../../kernel/evaluate/resolution/bundledDeclarations';
import { createTypeScript7Compiler, type TypeScript7Compiler } from '../../kernel/evaluate/typescript7/createTypeScript7Compiler';
import { emptyFolder } from './kernelUnderTest';

const folder = emptyFolder();
let compiler: TypeScript7Compiler;
beforeAll(() => {
  compiler = createTypeScript7Compiler(folder.path);
});
afterAll(() => {
  compiler.end();
  folder.remove();
});

function complaints(cell: string): string[] {
  const compiled = compiler.compile(cell);
  return 'diagnostics' in compiled ? compiled.diagnostics.map(({ message }) => message) : [];
}

test('the set-up has put the types of the toolkit and of tfjs into a few files, with each value that the toolkit exports', () => {
  expect([...bundledDeclarations().keys()]).toEqual(
    expect.arrayContaining(['stillroom', '@tensorflow/tfjs', '@tensorflow/tfjs-node-gpu'])
  );
  const compiled = join(__dirname, '..', '..', 'dist', 'src', 'index.js').replaceAll('\\', '/');
  expect(
    complaints(`
      import * as kd from 'stillroom';
      import * as compiled from '${compiled}';
      const lost: [Exclude<keyof typeof compiled, keyof typeof kd>] extends [never] ? 'none' : 'some' = 'none';
      const more: [Exclude<keyof typeof kd, keyof typeof compiled>] extends [never] ? 'none' : 'some' = 'none';
      const few: keyof typeof compiled extends 'softTargets' ? 'few' : 'many' = 'many';
    `)
  ).toEqual([]);
});

test('tensors and layers are the same types for the toolkit and for each package of tfjs, and have their chained methods', () => {
  expect(
    complaints(`
      import * as kd from 'stillroom';
      import { tf } from 'stillroom';
      import * as all from '@tensorflow/tfjs';
      import * as core from '@tensorflow/tfjs-core';
      import * as layers from '@tensorflow/tfjs-layers';
      import * as node from '@tensorflow/tfjs-node-gpu';
      const tensor: core.Tensor = node.tensor([1]);
      const again: tf.Tensor = tensor;
      const model: tf.LayersModel = node.sequential();
      const layer: tf.layers.Layer = layers.layers.dense({ units: 1 });
      const network: layers.Sequential = all.sequential({ layers: [layer] });
      again.squaredDifference(tensor).mul(2).as2D(1, 1);
      kd.layersOf(model);
    `)
  ).toEqual([]);
  expect(complaints("import { tf } from 'stillroom'; tf.tensor([1]).nothing()")).toEqual([
    expect.stringContaining("Property 'nothing' does not exist on type 'Tensor")
  ]);
});

test('what is said of a name says the file in which it was written, and the name as it was written', () => {
  const said = (code: string) =>
    compiler.document(`import * as kd from 'stillroom'; ${code}`, `import * as kd from 'stillroom'; ${code}`.length - 1);
  expect(said('kd.softTargets')?.source).toBe('stillroom/src/losses/softTargets.ts');
  const learn = said('kd.federated.learn')!;
  expect([learn.source, learn.signature]).toEqual([
    'stillroom/src/train/federated/learn.ts',
    expect.stringMatching(/^function learn\(/)
  ]);
  expect(said('kd.continual.learn')?.source).toBe('stillroom/src/train/continual/learn.ts');
  expect(said('kd.tf.tensor')?.source).toMatch(/tfjs-core\/dist\/ops\/tensor\.d\.ts$/);
});
