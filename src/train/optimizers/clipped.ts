import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptimizer } from './checkOptimizer';
import type { Optimizer } from './Optimizer';

export interface ClippedOptions {
  /** The largest length that the gradient may have, that of all variables together as one vector. */
  norm: number;
}

/**
 * An optimizer whose gradient is shortened if it is too long: g <- g min(1, norm / (|g| + 1e-6)), where |g| is the length of the gradients of all
 * variables as one vector (Pascanu et al. 2013, arXiv 1211.5063). The numbers are those of `torch.nn.utils.clip_grad_norm_`. Weight decay comes
 * after it.
 *
 * @throws TypeError or RangeError for anything but an optimizer, one that is clipped already, or a norm that is not above 0.
 * @example
 * ```ts
 * const optimizer = kd.clipped(kd.adamW({ learningRate: 5e-4 }), { norm: 1 });
 * ```
 */
export function clipped(optimizer: Optimizer, options: ClippedOptions): Optimizer {
  const own = checkOptimizer('clipped', optimizer);
  checkInputs('clipped', options, ['norm']);
  const norm = checkNumber('clipped', 'norm', options.norm, { above: 0 });
  const { description } = own;
  if ('clippedNorm' in description)
    throw new TypeError(
      `clipped: expected an optimizer that is not clipped, got "${description.name}" clipped to ${String(description.clippedNorm)}; clip it once`
    );
  return {
    ...own,
    create(variables) {
      const state = own.create(variables);
      return {
        ...state,
        update: (gradients, learningRate) => tf.tidy(() => state.update(shortened(gradients, norm), learningRate))
      };
    },
    description: { ...description, clippedNorm: norm }
  };
}

/** 1e-6 is PyTorch's: a gradient that is just too long becomes a little shorter than it may be. */
function shortened(gradients: readonly (tf.Tensor | null)[], norm: number): (tf.Tensor | null)[] {
  const squares = gradients.flatMap((gradient) => (gradient ? [tf.sum(tf.square(gradient))] : []));
  if (!squares.length) return [...gradients];
  const length = tf.sqrt(tf.addN(squares));
  const factor = tf.minimum(1, tf.div(norm, tf.add(length, 1e-6)));
  return gradients.map((gradient) => gradient && tf.mul(gradient, factor));
}
