import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';

/**
 * The similarity of two rows: their inner product, or exp(-d² / 2σ²) of their distance d, where σ is this fraction of the median distance
 * between two different rows. Small fractions compare only near neighbours; 0.2 to 1 is usual.
 */
export type SimilarityKernel = 'linear' | { rbf: number };

/** @throws TypeError or RangeError for anything else. */
export function checkKernel(subject: string, kernel: SimilarityKernel): SimilarityKernel {
  if (kernel === 'linear') return kernel;
  if (typeof kernel !== 'object' || kernel === null)
    throw new TypeError(
      `${subject}: expected kernel to be "linear" or {rbf: fraction}, got ${showValue(kernel)}; give one of them`
    );
  checkOptions(`${subject}: kernel`, kernel, ['rbf']);
  checkNumber(subject, 'kernel.rbf', kernel.rbf, { above: 0 });
  return kernel;
}
