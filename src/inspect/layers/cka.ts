import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { showValue } from '../../checks/showValue';
import { computeBandwidth } from './computeBandwidth';
import { centreColumns } from './centreColumns';
import { computeHsic, type Estimator, type KernelSums } from './computeHsic';
import { checkKernel, type SimilarityKernel } from './SimilarityKernel';
import { computeKernelSums, type Width } from './computeKernelSums';
import { toDoubles, type Doubles, type MatrixLike } from './MatrixLike';

export interface CkaOptions {
  /** [examples, features], or a tensor of any rank. */
  x: MatrixLike;
  /** The same examples in the same order, [examples, other features]. */
  y: MatrixLike;
  /** Default "linear". */
  kernel?: SimilarityKernel;
  /** Default "biased"; "unbiased" with a `batchSize`. */
  estimator?: Estimator;
  /**
   * Rows per batch, at least 4, taken in order: HSIC is averaged over the batches, then divided. The last batch counts like the others if
   * it has at least 4 rows. Default: all rows at once.
   */
  batchSize?: number;
}

/**
 * Centred kernel alignment: how similar two representations of the same examples are, HSIC(K, L) / sqrt(HSIC(K, K) HSIC(L, L)).
 *
 * It depends only on how similar the rows of x are to each other, and those of y. So rotations and reflections (`X Q`, Q orthogonal), one factor
 * for all features and shifts of a feature change nothing, with either estimator. The biased one is in [0, 1] and, with a linear kernel,
 * ||Y'X||² / (||X'X|| ||Y'Y||) of centred columns; it grows towards 1 when features outnumber examples. The unbiased one does not, can be
 * a little below 0, and is the same on average for any batch size.
 *
 * Null if it is not defined: for constant features, and in the unbiased form if all rows are equally far apart.
 *
 * @throws TypeError or RangeError for anything but matrices with the same number of rows, numbers that are not finite, too few rows.
 * @source Kornblith et al. 2019, arXiv 1905.00414; in batches Nguyen et al. 2020, arXiv 2010.15327.
 * @example
 * ```ts
 * const x = [[0, 1], [2, 0], [1, 3], [4, 1], [2, 2]];
 * kd.cka({ x, y: x.map(([a, b]) => [5 * b, -5 * a]) }); // 1
 * kd.cka({ x, y: x.map(([a]) => [a * a]), estimator: 'unbiased' }); // 0.8528...
 * kd.cka({ x, y: x.map(() => [7]) }); // null
 * ```
 */
export function cka(options: CkaOptions): number | null {
  checkInputs('cka', options, ['x', 'y', 'kernel', 'estimator', 'batchSize']);
  const { x: one, y: other, kernel = 'linear', batchSize } = options;
  const { estimator = batchSize === undefined ? 'biased' : 'unbiased' } = options;
  checkKernel('cka', kernel);
  if (estimator !== 'biased' && estimator !== 'unbiased')
    throw new RangeError(`cka: expected estimator to be "biased" or "unbiased", got ${showValue(estimator)}; choose one`);
  if (batchSize !== undefined) checkNumber('cka', 'batchSize', batchSize, { integer: true, atLeast: 4 });
  if (batchSize !== undefined && estimator === 'biased')
    throw new RangeError(
      'cka: expected the unbiased estimator with a batchSize, got "biased", whose mean depends on the batch; leave one of them out'
    );
  const [x, y] = [toDoubles('cka', 'x', one), toDoubles('cka', 'y', other)];
  if (x.rows !== y.rows)
    throw new RangeError(
      `cka: expected x and y to have the same number of rows, got ${x.rows} in x and ${y.rows} in y; give the same examples in the same order`
    );
  const least = estimator === 'biased' ? 2 : 4;
  if (x.rows < least)
    throw new RangeError(
      `cka: expected at least ${least} rows for the ${estimator} estimator, got ${x.rows}; give more examples`
    );
  return ratio(sumsOfBatches(x, y, { kernel, estimator, batchSize: batchSize ?? x.rows }));
}

/** HSIC and the size of the kernel matrices, against which rounding is judged; [xx, xy, yy]. */
interface Sums {
  hsics: [number, number, number];
  sizes: [number, number, number];
}

function sumsOfBatches(
  x: Doubles,
  y: Doubles,
  { kernel, estimator, batchSize }: { kernel: SimilarityKernel; estimator: Estimator; batchSize: number }
): Sums {
  const sums: Sums = { hsics: [0, 0, 0], sizes: [0, 0, 0] };
  let widths: [Width, Width] | undefined;
  for (let from = 0; from < x.rows; from += batchSize) {
    const to = Math.min(x.rows, from + batchSize);
    if (from > 0 && to - from < 4) break;
    const [a, b] = [centreColumns(x, from, to), centreColumns(y, from, to)];
    // All batches use the kernel of the first one: otherwise their means would mix different quantities.
    widths ??= kernel === 'linear' ? [null, null] : [kernel.rbf * computeBandwidth(a), kernel.rbf * computeBandwidth(b)];
    computeKernelSums(a, b, widths).forEach((pair: KernelSums, i) => {
      const { rows, products } = pair;
      sums.hsics[i] += computeHsic(pair, estimator);
      sums.sizes[i] += products / rows ** 2;
    });
  }
  return sums;
}

function ratio({ hsics: [xx, xy, yy], sizes }: Sums): number | null {
  const isNothing = (own: number, size: number) => !(own > 1e-13 * size);
  if (isNothing(xx, sizes[0]) || isNothing(yy, sizes[2])) return null;
  return Math.min(1, Math.max(-1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}
