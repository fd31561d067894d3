import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import { asSchedule, type Scheduled } from '../schedules/asSchedule';
import { asTwoClasses, type Head } from './heads';
import { klDivergence } from './klDivergence';
import { logitsOf } from './logits';
import { firstMoment, type Loss, type LossInputs } from './Loss';

export interface SoftTargetsOptions {
  /** A number above 0 or a schedule. Default 4. */
  temperature?: Scheduled;
  /** Default: "softmax", and "sigmoid" where there is one unit. */
  head?: Head;
}

/**
 * Knowledge distillation on soft targets: T^2 KL(softmax(teacher / T) || softmax(student / T)), one number an example.
 * T^2 keeps the gradient's size as T changes. With a sigmoid head the KLs of the units are summed.
 *
 * Inputs: `student` and `teacher` logits, [batch, classes]. Both get gradients. Result: [batch], nats times T^2.
 *
 * Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network", arXiv 1503.02531.
 *
 * @throws TypeError or RangeError for a temperature that is not a finite number above 0, an unknown option, a missing teacher
 *   or shapes that differ.
 * @example
 * ```ts
 * const loss = kd.softTargets({ temperature: 4 });
 * const perExample = loss({ student: [[1, 2, 3]], teacher: [[3, 2, 1]] }); // [batch], here about 1.32
 * perExample.dispose();
 * ```
 */
export function softTargets(options: SoftTargetsOptions = {}): Loss {
  checkOptions('softTargets', options, ['temperature', 'head']);
  const { temperature = 4, head } = options;
  if (head !== undefined && head !== 'softmax' && head !== 'sigmoid') {
    throw new TypeError(
      `softTargets: expected head to be "softmax" or "sigmoid", got ${show(head)}; leave it out for the usual one`
    );
  }
  const schedule = asSchedule(temperature, 'softTargets', 'temperature', { above: 0 });

  const loss = ({ student, teacher, moment = firstMoment }: LossInputs) =>
    tf.tidy(() => {
      if (teacher === undefined)
        throw new TypeError('softTargets: expected teacher logits, got undefined; pass {student, teacher}');
      const [s, t] = [logitsOf('softTargets', 'student', student), logitsOf('softTargets', 'teacher', teacher)];
      const [rows, units] = s.high.shape;
      if (!tf.util.arraysEqual(t.high.shape, s.high.shape)) {
        const got = `[${t.high.shape.join(', ')}]`;
        throw new RangeError(
          `softTargets: expected teacher logits in the student's shape [${rows}, ${units}], got ${got}; give both the same rows and classes`
        );
      }
      const now = schedule(moment);
      if ((head ?? (units === 1 ? 'sigmoid' : 'softmax')) === 'softmax') return klDivergence(s, t, now);
      return klDivergence(asTwoClasses(s), asTwoClasses(t), now).reshape([rows, units]).sum<tf.Tensor>(1);
    });
  return Object.assign(loss, {
    description: {
      name: 'softTargets',
      temperature: typeof temperature === 'number' ? temperature : schedule.description,
      ...(head ? { head } : {})
    },
    needs: ['teacher'] as const,
    temperature: schedule
  });
}
