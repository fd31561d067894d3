import type * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { asSchedule, type Scheduled } from '../../schedules/asSchedule';
import type { Optimizer } from './Optimizer';
import { describeTfOptimizer } from './describeTfOptimizer';
import { disposeTfOptimizer, createTfOptimizerState, type OwnOptimizer } from './createTfOptimizerState';

export interface TfOptimizerOptions {
  /** A number above 0, a schedule or a function of the moment. Default: the optimizer's own rate. */
  learningRate?: Scheduled;
}

/**
 * An optimizer of tfjs, or one of your own that extends `tf.Optimizer`. The function makes a new one for each training: of the student, of each
 * stage and of the baseline.
 *
 * Its steps are those of `applyGradients`. They run as graphs where they do the same with tensors in each step, as those of `tf.train` do, and else
 * operation by operation; the record says which. With a learning rate that changes in each step they run operation by operation, since tfjs
 * takes a rate for a number; `kd.adam`, `kd.adamW` and `kd.sgd` take it for a tensor.
 *
 * All variables that it makes belong to a checkpoint. It is made to make them before the first step, by `applyGradients` with nothing but null, which
 * it has to leave out as those of `tf.train` do. A class without `getWeights` of its own does not say what it remembers: it is not called so, and a
 * run with `folder` or `rollback` refuses it.
 *
 * @param create makes the optimizer: `() => tf.train.rmsprop(0.001)`.
 * @throws TypeError for anything but a function that makes a new `tf.Optimizer` with a `learningRate`; TypeError or RangeError for an unknown option
 * or a rate that is none.
 * @example
 * ```ts
 * const optimizer = kd.tfOptimizer(() => tf.train.rmsprop(0.045, 0.9, 0.9, 1), { learningRate: kd.step({ at: [2, 4], from: 0.045, factor: 0.94 }) });
 * ```
 */
export function tfOptimizer(create: () => tf.Optimizer, options: TfOptimizerOptions = {}): Optimizer {
  if (!isCallable(create))
    throw new TypeError(
      `tfOptimizer: expected a function that makes an optimizer, got ${showValue(create)}; give () => tf.train.rmsprop(0.001)`
    );
  checkOptions('tfOptimizer', options, ['learningRate']);
  const made = new WeakSet<object>();
  const make = (): OwnOptimizer => {
    const optimizer: unknown = create();
    checkIsOptimizer(optimizer);
    if (made.has(optimizer))
      throw new TypeError(
        'tfOptimizer: expected the function to make a new optimizer each time, got the same again; make it inside: () => tf.train.adam(0.001)'
      );
    made.add(optimizer);
    return optimizer;
  };
  // One for a look.
  const first = make();
  try {
    const rate = options.learningRate ?? first.learningRate;
    const learningRate = asSchedule(rate, 'tfOptimizer', 'learningRate');
    return {
      create: (variables) => createTfOptimizerState(make, variables),
      learningRate,
      description: describeTfOptimizer(first, typeof rate === 'number' ? rate : learningRate)
    };
  } finally {
    disposeTfOptimizer(first);
  }
}

function checkIsOptimizer(value: unknown): asserts value is OwnOptimizer {
  const isOne = hasSafelyReadableMembers(value, ['applyGradients', 'dispose', 'learningRate']);
  if (!isOne || !isCallable(value.applyGradients) || !isCallable(value.dispose))
    throw new TypeError(
      `tfOptimizer: expected the function to make a tf.Optimizer, got ${showValue(value)}; give () => tf.train.rmsprop(0.001)`
    );
  if (typeof value.learningRate !== 'number')
    throw new TypeError(
      `tfOptimizer: expected an optimizer with a learningRate that is a number, got ${showValue(value.learningRate)}; give it one`
    );
}
