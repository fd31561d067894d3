import { checkDescription } from '../../checks/checkDescription';
import { isClassConstructor } from '../../checks/isClassConstructor';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isPromise } from '../../checks/isPromise';
import { showValue } from '../../checks/showValue';
import { asSchedule } from '../../schedules/asSchedule';
import type { Optimizer, OptimizerState } from './Optimizer';

/** @throws TypeError if it is not an optimizer of the toolkit. */
export function checkOptimizer(subject: string, optimizer: Optimizer): Optimizer {
  if (hasSafelyReadableMembers(optimizer, ['create', 'learningRate', 'description'])) {
    const { create, learningRate, description } = optimizer;
    if (
      typeof create === 'function' &&
      !isClassConstructor(create) &&
      typeof learningRate === 'function' &&
      description !== undefined
    ) {
      checkDescription(subject, 'the optimizer', description);
      const rate = asSchedule(optimizer.learningRate, subject, 'the learning rate');
      return { ...optimizer, learningRate: rate, create: (variables) => checkState(subject, optimizer.create(variables)) };
    }
  }
  throw new TypeError(
    `${subject}: expected optimizer to be one of the toolkit's, got ${showValue(optimizer)}; use kd.adam() or kd.sgd()`
  );
}

function checkState(subject: string, state: OptimizerState): OptimizerState {
  if (
    hasSafelyReadableMembers(state, ['update', 'dispose', 'setLearningRate']) &&
    isCallable(state.update) &&
    isCallable(state.dispose)
  ) {
    const given = state as unknown as OptimizerState;
    return {
      get variables() {
        return given.variables;
      },
      update(gradients, learningRate) {
        const answer: unknown = given.update(gradients, learningRate);
        if (isPromise(answer))
          throw new TypeError(
            `${subject}: expected update of the optimizer to be done when it returns, got ${showValue(answer)}; do not make it async`
          );
      },
      ...(isCallable(given.setLearningRate) && { setLearningRate: (rate: number) => given.setLearningRate!(rate) }),
      dispose: () => given.dispose()
    };
  }
  // What it promises may hold variables.
  if (isPromise(state))
    void Promise.resolve(state as Promise<OptimizerState>)
      .then((late) => late.dispose())
      .catch(() => undefined);
  throw new TypeError(
    `${subject}: expected the optimizer to create {update, dispose}, got ${showValue(state)}; use kd.adam() or kd.sgd()`
  );
}
