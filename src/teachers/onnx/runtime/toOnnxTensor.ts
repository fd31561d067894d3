import type * as tf from '@tensorflow/tfjs';
import { showValue } from '../../../checks/showValue';
import { toFloat16 } from './float16';
import type { OnnxRuntime, OnnxTensor } from './OnnxRuntime';

/** The least and the greatest number of each type of whole numbers. JavaScript's numbers are exact up to 2^53. */
const ranges: { [type: string]: [least: number, greatest: number] | undefined } = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65535],
  int16: [-32768, 32767],
  uint32: [0, 2 ** 32 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint64: [0, 2 ** 53],
  int64: [-(2 ** 53), 2 ** 53]
};

/** What 0.1 + 0.2 is off by, times 255. */
const tolerance = 1e-3;

/**
 * A tensor in the type that an input has.
 *
 * @throws RangeError for numbers that the type has not: halves in whole numbers.
 */
export function toOnnxTensor(
  subject: string,
  runtime: OnnxRuntime,
  tensor: tf.Tensor,
  { name, type }: { name: string; type: string }
): OnnxTensor {
  return runtime.createTensor(type, convert(subject, tensor.dataSync(), name, type), tensor.shape);
}

function convert(subject: string, values: ArrayLike<unknown>, name: string, type: string): ArrayLike<unknown> {
  if ((typeof values[0] === 'string') !== (type === 'string'))
    throw new TypeError(
      `${subject}: expected ${type === 'string' ? 'texts' : 'numbers'} for the input ${showValue(name)}, got ${typeof values[0]}s; make them with {inputs: {${showValue(name)}: (rows) => ...}}`
    );
  if (type === 'string') return Array.from(values);
  const numbers = values as ArrayLike<number>;
  const range = ranges[type];
  if (range) return wholeNumbers(subject, numbers, { name, type, range });
  if (type === 'bool') return Uint8Array.from(numbers, (value) => (value === 0 ? 0 : 1));
  if (type === 'float16') return Uint16Array.from(numbers, toFloat16);
  return type === 'float64' ? Float64Array.from(numbers) : Float32Array.from(numbers);
}

const arrays = {
  ...{ uint8: Uint8Array, int8: Int8Array, uint16: Uint16Array, int16: Int16Array, uint32: Uint32Array, int32: Int32Array },
  ...{ uint64: BigUint64Array, int64: BigInt64Array }
};

function wholeNumbers(
  subject: string,
  values: ArrayLike<number>,
  { name, type, range: [least, greatest] }: { name: string; type: string; range: [number, number] }
): ArrayLike<unknown> {
  const whole = Float64Array.from(values, Math.round);
  const bad = whole.findIndex((value, i) => !(Math.abs(value - values[i]) <= tolerance && value >= least && value <= greatest));
  if (bad >= 0)
    throw new RangeError(
      `${subject}: expected whole numbers from ${least} to ${greatest} for the input ${showValue(name)} ${type}, got ${values[bad]}; give {normalize: {scale: 255}} for pixels from 0 to 1`
    );
  const array = arrays[type as keyof typeof arrays];
  return array === BigInt64Array || array === BigUint64Array
    ? array.from(Array.from(whole, BigInt))
    : (array as Int32ArrayConstructor).from(whole);
}
