import { expect, test } from 'vitest';
import { fromFloat16, toFloat16 } from '../../../src/teachers/onnx/runtime/float16';

// numpy: np.array(values, np.float16).view(np.uint16)
test.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [0.1, 0x2e66],
  [65504, 0x7bff],
  [65519, 0x7bff],
  [65520, 0x7c00],
  [1e9, 0x7c00],
  [-Infinity, 0xfc00],
  [6.103515625e-5, 0x0400],
  [6.1e-5, 0x03ff],
  [5.960464477539063e-8, 0x0001],
  [2e-8, 0x0000],
  [2049, 0x6800],
  [2051, 0x6802],
  [3.999, 0x43ff]
])('toFloat16(%d) is that of numpy', (value, bits) => {
  expect(toFloat16(value)).toBe(bits);
});

test('fromFloat16 gives back each number', () => {
  for (let bits = 0; bits < 0x7c00; bits++) {
    expect(toFloat16(fromFloat16(bits))).toBe(bits);
    expect(fromFloat16(bits | 0x8000)).toBe(-fromFloat16(bits));
  }
  expect([0x7c00, 0xfc00, 0x7e00].map(fromFloat16)).toEqual([Infinity, -Infinity, NaN]);
  expect(toFloat16(NaN)).toBe(0x7e00);
});
