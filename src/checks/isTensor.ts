import type { Tensor } from '@tensorflow/tfjs';
import { isSafeToInspect } from './isSafeToInspect';

/**
 * Whether a value is a tensor whose numbers can be read: not after dispose(), and neither of texts nor of complex numbers. It asks what `instanceof` of tfjs
 * asks, without loading tfjs, so that a browser can load what checks.
 */
export function isTensor(value: unknown): value is Tensor {
  if (typeof value !== 'object' || value === null || !isSafeToInspect(value)) return false;
  const { dataId, shape, dtype, isDisposed, dataSync, dispose } = value as Partial<Tensor>;
  if (typeof dataId !== 'object' || dataId === null || !Array.isArray(shape) || isDisposed) return false;
  // A copy of its members is no tensor, and what names a tensor's numbers is none itself.
  return (
    dataId !== value &&
    !Array.isArray(dataId) &&
    typeof dataSync === 'function' &&
    typeof dispose === 'function' &&
    ['float32', 'int32', 'bool'].includes(dtype!)
  );
}
