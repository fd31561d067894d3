import { expect, test } from 'vitest';
import * as kd from '../../../src';

const { tf } = kd;
const display = Symbol.for('Jupyter.display');
const row = [0, 0.25, 0.5, 1];
const data = {
  ...kd.dataset({ x: [row, row.map((v) => 1 - v)], y: [0, 1], classes: ['a', '<b>'] }),
  shape: [2, 2],
  synthetic: true
};
const pixels = (png: Uint8Array) =>
  tf.tidy(() =>
    (tf as unknown as { node: { decodePng(bytes: Uint8Array, channels: number): kd.tf.Tensor3D } }).node
      .decodePng(png, 3)
      .arraySync()
  );

test('images(data) puts rows side by side, each value a grey', () => {
  const before = tf.memory().numTensors;
  const { png, width, height } = kd.images(data, { scale: 2 });
  expect([width, height]).toEqual([20, 12]);
  const grey = pixels(png);
  expect([grey[4][4], grey[4][6], grey[6][4], grey[7][7]].map(([r]) => r)).toEqual([0, 64, 128, 255]);
  expect([grey[4][12], grey[7][15]].map(([r]) => r)).toEqual([255, 0]);
  expect(grey[0][0]).toEqual([128, 128, 128]);
  expect(tf.memory().numTensors).toBe(before);
});

test('images(data, {rows, columns}) shows these rows in this order, and says what they are', () => {
  const shown = kd.images(data, { rows: [1, 0, 1], columns: 1, scale: 1 });
  expect([shown.width, shown.height]).toEqual([10, 22]);
  expect(shown.says).toContain('row 1 "<b>", row 0 "a"');
  const bundle = (shown as unknown as { [key: symbol]: () => kd.MimeBundle })[display]();
  expect(bundle['text/html']).toContain('&lt;b&gt;');
  expect(bundle['text/html']).not.toContain('<b>');
  expect(bundle['image/png']).toBe(Buffer.from(shown.png).toString('base64'));
});

test('images of a volume show its central slice or the one that is asked for, colours stay colours, what is beyond 0 and 1 is cut', () => {
  const volume = { ...data, x: Float32Array.of(0, 0, 0, 0, 1, 1, 1, 1), y: Int32Array.of(0), shape: [2, 2, 2, 1] };
  expect(pixels(kd.images(volume, { scale: 1 }).png)[4][4]).toEqual([255, 255, 255]);
  expect(pixels(kd.images(volume, { scale: 1, slice: 0 }).png)[4][4]).toEqual([0, 0, 0]);
  const colours = { ...data, x: Float32Array.of(1, 0, 0.2, 0, 7, -3), y: Int32Array.of(0), shape: [1, 2, 3] };
  expect(pixels(kd.images(colours, { scale: 1 }).png)[4].slice(4, 6)).toEqual([
    [255, 0, 51],
    [0, 255, 0]
  ]);
});

test('images says what it cannot show', () => {
  const { synthetic, ...real } = data;
  expect(synthetic).toBe(true);
  expect(() => kd.images(real)).toThrow(
    /^images: expected synthetic data, got .*; images in an output are saved with the notebook/
  );
  expect(kd.images(real, { real: true }).width).toBeGreaterThan(0);
  expect(() => kd.images({ ...data, shape: [4] })).toThrow(/^images: expected rows of the shape .*, got \[4\]/);
  expect(() => kd.images(data, { rows: [2] })).toThrow(RangeError);
  expect(() => kd.images(data, { rows: [] })).toThrow(/expected 1 to 400 rows, got 0/);
  expect(() => kd.images(data, { slice: 0 })).toThrow(/expected no slice of flat images/);
});
