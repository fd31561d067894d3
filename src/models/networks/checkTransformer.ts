import { checkNumber } from '../../checks/checkNumber';

export interface TransformerOptions {
  /** Width of a token, a multiple of the number of heads. */
  width: number;
  /** Number of blocks. */
  depth: number;
  heads: number;
  /** Units between the two dense layers of a block. Default 4 * width. */
  hidden?: number;
  /** Dropout rate of what each block adds. Default 0. */
  dropout?: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  name?: string;
}

/**
 * The options that Transformers share, with their defaults.
 *
 * @throws TypeError or RangeError for an option out of bounds, or a width that is not a multiple of the heads.
 */
export function checkTransformer(subject: string, options: TransformerOptions): Required<Omit<TransformerOptions, 'name'>> {
  const { width, depth, heads, dropout = 0, seed = 0 } = options;
  const size = { integer: true, atLeast: 1, atMost: 2 ** 20 };
  checkNumber(subject, 'width', width, size);
  checkNumber(subject, 'depth', depth, { ...size, atMost: 64 });
  checkNumber(subject, 'heads', heads, size);
  if (width % heads)
    throw new RangeError(
      `${subject}: expected width to be a multiple of heads, got width ${width} and ${heads} heads; change one of them`
    );
  const hidden = checkNumber(subject, 'hidden', options.hidden ?? 4 * width, size);
  checkNumber(subject, 'dropout', dropout, { atLeast: 0, atMost: 0.9 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  return { width, depth, heads, hidden, dropout, seed };
}
