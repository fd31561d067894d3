import { checkDescription } from '../../checks/checkDescription';
import { isClass } from '../../checks/isClass';
import { isReadable } from '../../checks/isReadable';
import { isCallable } from '../../checks/isCallable';
import { isPromise } from '../../checks/isPromise';
import { show } from '../../checks/show';
import { asSchedule } from '../../schedules/asSchedule';
import type { Optimizer, OptimizerState } from './Optimizer';

/** @throws TypeError if it is not an optimizer of the toolkit. */
export function checkOptimizer(subject: string, optimizer: Optimizer): Optimizer {
  if (isReadable(optimizer, ['create', 'learningRate', 'description'])) {
    const { create, learningRate, description } = optimizer;
    if (typeof create === 'function' && !isClass(create) && typeof learningRate === 'function' && description !== undefined) {
      checkDescription(subject, 'the optimizer', description);
      const rate = asSchedule(optimizer.learningRate, subject, 'the learning rate');
      return { ...optimizer, learningRate: rate, create: (variables) => checkState(subject, optimizer.create(variables)) };
    }
  }
  throw new TypeError(
    `${subject}: expected optimizer to be one of the toolkit's, got ${show(optimizer)}; use kd.adam() or kd.sgd()`
  );
}

function checkState(subject: string, state: OptimizerState): OptimizerState {
  if (isReadable(state, ['update', 'dispose']) && isCallable(state.update) && isCallable(state.dispose)) {
    const given = state as unknown as OptimizerState;
    return {
      get variables() {
        return given.variables;
      },
      update(gradients, learningRate) {
        const answer: unknown = given.update(gradients, learningRate);
        if (isPromise(answer))
          throw new TypeError(
            `${subject}: expected update of the optimizer to be done when it returns, got ${show(answer)}; do not make it async`
          );
      },
      dispose: () => given.dispose()
    };
  }
  throw new TypeError(
    `${subject}: expected the optimizer to create {update, dispose}, got ${show(state)}; use kd.adam() or kd.sgd()`
  );
}
