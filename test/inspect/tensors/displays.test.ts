import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/inspect/tensors';
import { modelToMimeBundle } from '../../../src/inspect/tensors/modelToMimeBundle';
import { tensorImages } from '../../../src/inspect/tensors/tensorImages';
import { formatTensor } from '../../../src/inspect/tensors/formatTensor';
import { tf } from '../../../src/engine/tf';

afterEach(() => tf.disposeVariables());

function textOf(make: () => import('@tensorflow/tfjs').Tensor): string {
  return tf.tidy(() => formatTensor(make()));
}

describe('formatTensor', () => {
  test.each([
    ['a scalar', () => tf.scalar(0.1), 'Tensor float32 scalar: 0.1'],
    ['an empty one', () => tf.zeros([0, 3]), 'Tensor float32 [0, 3]: empty'],
    ['text', () => tf.tensor1d(['a', 'b"']), 'Tensor string [2]\n["a", "b\\""]'],
    ['truth', () => tf.tensor1d([true, false], 'bool'), 'Tensor bool [2]: minimum 0, mean 0.5, maximum 1\n[true, false]'],
    ['complex numbers', () => tf.complex([1, 2], [3, -4]), 'Tensor complex64 [2]\n[1 + 3i, 2 - 4i]'],
    ['only NaN', () => tf.tensor1d([NaN, NaN]), 'Tensor float32 [2]: 2 NaN\n[NaN, NaN]'],
    ['minus nought', () => tf.tensor1d([-0]), 'Tensor float32 [1]: minimum -0, mean 0, maximum -0\n[-0]'],
    [
      'large whole numbers',
      () => tf.tensor1d([123456789], 'int32'),
      'Tensor int32 [1]: minimum 123456789, mean 123456789, maximum 123456789\n[123456789]'
    ]
  ])('tells type, shape and values of %s', (_name, make, expected) => {
    expect(textOf(make)).toBe(expected);
  });

  test('counts what it leaves out, at every depth', () => {
    expect(textOf(() => tf.range(0, 14))).toContain('[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 4 more]');
    const cube = textOf(() => tf.ones([4, 10, 11]));
    expect(cube).toContain('1, … 1 more]');
    expect(cube).toContain('\n  … 2 more],');
    expect(cube.endsWith('\n … 2 more]')).toBe(true);
  });

  test('is short for any shape', () => {
    expect(textOf(() => tf.zeros([3, 3, 3, 3, 20, 20])).length).toBeLessThan(10_000);
  });

  test('of a disposed tensor says so', () => {
    const tensor = tf.tensor1d([1]);
    tensor.dispose();
    expect(formatTensor(tensor)).toBe('Tensor float32 [1]: disposed, its values are gone');
  });
});

describe('tensors and models', () => {
  test('show themselves by methods that no loop sees', () => {
    const tensor = tf.tensor1d([1]);
    for (const name in tensor) expect(name).not.toBe('Symbol(Jupyter.display)');
    const symbols = Object.getOwnPropertySymbols(tf.Tensor.prototype).map((symbol) => [
      symbol,
      Object.getOwnPropertyDescriptor(tf.Tensor.prototype, symbol)?.enumerable
    ]);
    expect(symbols).toContainEqual([Symbol.for('Jupyter.display'), false]);
    expect(inspect(tensor)).toBe('Tensor float32 [1]: minimum 1, mean 1, maximum 1\n[1]');
    tensor.dispose();
  });

  test('leave their prototypes showable', () => {
    for (const prototype of [tf.Tensor.prototype, tf.LayersModel.prototype]) {
      const shown = (prototype as unknown as Record<symbol, () => object>)[Symbol.for('Jupyter.display')]();
      expect(shown).toEqual({ 'text/plain': expect.stringMatching(/^\[(Tensor|LayersModel): TypeError/) });
    }
  });

  test('are one line where Node inspects what holds them', () => {
    const model = tf.sequential({ name: 'net', layers: [tf.layers.dense({ name: 'a', units: 2, inputShape: [3] })] });
    expect(inspect({ model })).toBe('{ model: Sequential "net": 1 layer, 8 parameters, 6 MACs a row }');
    expect(inspect(model.layers)).toBe('[ Dense "a", output [null, 2], 8 parameters ]');
  });
});

describe('modelToMimeBundle', () => {
  test('says what is not built, not trainable or not countable, and escapes names', () => {
    expect(modelToMimeBundle(tf.sequential({ name: 'empty' }))['text/plain']).toContain(
      'Sequential "empty": 0 layers, not built'
    );
    const frozen = tf.layers.dense({ name: 'a', units: 2, inputShape: [3], trainable: false });
    const model = tf.sequential({ name: '<b>', layers: [frozen, tf.layers.dense({ name: 'b', units: 1 })] });
    const shown = modelToMimeBundle(model);
    expect(shown['text/plain']).toContain('11 parameters, 3 of them trainable, 8 MACs a row');
    expect(shown['text/html']).toContain('&lt;b&gt;');
  });

  test('of a deep model is cut', () => {
    const layers = Array.from({ length: 120 }, () => tf.layers.reLU({ inputShape: [2] }));
    expect(modelToMimeBundle(tf.sequential({ layers }))['text/plain']).toMatch(/… 20 more layers$/);
  });
});

describe('tensorImages', () => {
  test('makes a batch images side by side, from the smallest to the largest value', () => {
    const tensor = tf.tensor4d([0, 5, 10, 10, 0, 0, 0, 0], [2, 2, 2, 1]);
    const shown = tensorImages(tensor, { scale: 1 });
    tensor.dispose();
    expect(shown).toMatchObject({ width: 16, height: 10, says: 'Tensor as 2 images of 2 × 2, black 0, white 10.' });
    const display = (shown as unknown as Record<symbol, () => object>)[Symbol.for('Jupyter.display')];
    expect(Object.keys(display())).toEqual(['text/html', 'image/png', 'text/plain']);
  });

  test('refuses what is no image and says why', () => {
    const refused = (tensor: import('@tensorflow/tfjs').Tensor, message: string) => {
      expect(() => tensorImages(tensor)).toThrow(message);
      tensor.dispose();
    };
    refused(tf.zeros([4, 28, 28]), 'got [4, 28, 28]; reshape it');
    refused(tf.zeros([3]), 'got [3]; reshape it');
    refused(tf.tensor2d([['a']]), 'one of string');
    refused(tf.zeros([4000, 4000]), 'pass fewer or smaller ones');
    expect(() => tensorImages([[1]] as never)).toThrow('expected a tensor, got');
    const gone = tf.zeros([2, 2]);
    gone.dispose();
    expect(() => tensorImages(gone)).toThrow('disposed');
    const fine = tf.zeros([2, 2]);
    expect(() => tensorImages(fine, { range: [0, NaN] })).toThrow('the white end of range');
    expect(() => tensorImages(fine, { colums: 2 } as never)).toThrow('did you mean "columns"?');
    fine.dispose();
  });
});
