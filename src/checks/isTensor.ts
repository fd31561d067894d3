import { Tensor } from '@tensorflow/tfjs';
import { canBeRead } from './canBeRead';

/** Whether a value is a tensor whose numbers can be read: not after dispose(), and neither of texts nor of complex numbers. */
export function isTensor(value: unknown): value is Tensor {
  return canBeRead(value) && value instanceof Tensor && !value.isDisposed && ['float32', 'int32', 'bool'].includes(value.dtype);
}
