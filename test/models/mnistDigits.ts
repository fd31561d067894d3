import type { Dataset, Splits } from '../../src/data/Dataset';
import { mnist } from '../../src/data/mnist';

/** 300 real digits to learn from, 200 to look at, as images. */
export function mnistDigits(): Required<Splits> {
  const splits = mnist({ train: 300, validation: 200, test: 200, seed: 1 });
  return eachOf(splits, (data) => ({ ...data, shape: [28, 28, 1] }));
}

/** The same as text: 49 words, each for how dark a square of 4 x 4 pixels is; there is no paper but padding. */
export function asText(splits: Required<Splits>): Required<Splits> {
  return eachOf(splits, (data) => {
    const rows = data.y.length;
    const x = new Float32Array(rows * 49);
    for (let i = 0; i < data.x.length; i++) {
      const [row, pixel] = [Math.floor(i / 784), i % 784];
      x[row * 49 + 7 * Math.floor(pixel / 112) + Math.floor((pixel % 28) / 4)] += data.x[i] / 16;
    }
    return { ...data, x: x.map((dark) => Math.min(3, Math.ceil(4 * dark))), shape: [49] };
  });
}

/** The same in a quarter of the pixels, each the mean of 2 x 2. */
export function smallerDigits(splits: Required<Splits>): Required<Splits> {
  return eachOf(splits, (data) => {
    const x = new Float32Array(data.x.length / 4);
    data.x.forEach((value, i) => {
      const [row, line, column] = [Math.floor(i / 784), Math.floor((i % 784) / 56), Math.floor((i % 28) / 2)];
      x[row * 196 + line * 14 + column] += value / 4;
    });
    return { ...data, x, shape: [14, 14, 1] };
  });
}

function eachOf(splits: Required<Splits>, change: (data: Dataset) => Dataset): Required<Splits> {
  return { train: change(splits.train), validation: change(splits.validation), test: change(splits.test) };
}
