import * as tf from '@tensorflow/tfjs';
import { isCallable } from '../../checks/isCallable';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import { checkedOutputs } from '../../losses/checkedLogits';
import type { Loss, LossInputs } from '../../losses/Loss';
import { listKnownRows } from './listKnownRows';
import { wrapLossInTidy } from '../../losses/wrapLossInTidy';
import { scatterRowLosses } from './scatterRowLosses';
import type { TaskOfSeveral } from './TaskOfSeveral';

/**
 * A loss of one task alone: it gets the task's own outputs, targets and teacher. One that needs labels or targets counts only the rows that have all targets of the task,
 * each so much that the mean over all rows is the mean over these.
 */
export function createTaskLoss(part: TaskOfSeveral, loss: Loss): Loss {
  const { name, outputs, head } = part;
  const subject = `loss of task "${name}"`;
  checkTakesOutputs(subject, part, loss);
  const readsTargets = loss.needs?.some((need) => need === 'labels' || need === 'targets') ?? false;
  const own = wrapLossInTidy(subject, (inputs: LossInputs) => {
    const { student, teacher, targets, labels: _, ...rest } = inputs;
    const columns = (given: LossInputs['student'], what: string, [from, to]: readonly [number, number]) => {
      const tensor = asTensor(subject, what, given);
      if (tensor.rank === 2 && tensor.shape[1] >= to) return tf.slice(tensor, [0, from], [-1, to - from]) as tf.Tensor2D;
      throw new RangeError(
        `${subject}: expected ${what} of all tasks, [batch, ${to} or more], got [${tensor.shape}]; give those of all heads`
      );
    };
    const given: LossInputs = {
      ...rest,
      student: columns(student, 'student outputs', outputs),
      ...(teacher && { teacher: columns(teacher, 'teacher outputs', outputs) })
    };
    if (!readsTargets) return loss(given);
    if (targets === undefined)
      throw new TypeError(`${subject}: expected targets, got undefined; pass {student, targets}, [batch, targets of all tasks]`);
    const wanted = columns(targets, 'targets', head.targets);
    const [batch, width] = wanted.shape;
    const rows = listKnownRows({ rows: batch, columns: width, values: wanted.dataSync() });
    // Connected to the outputs all the same, whose gradient a graph takes in each step.
    if (rows.length === 0) return tf.sum(tf.mul(given.student as tf.Tensor2D, 0), 1);
    if (rows.length === batch) return loss(withTargets(given, wanted));
    const places = tf.tensor1d(rows, 'int32');
    const taken = <T extends tf.Tensor>(tensor: T) => tf.gather(tensor, places);
    const known = {
      ...given,
      student: taken(given.student as tf.Tensor2D),
      ...(given.teacher && { teacher: taken(given.teacher as tf.Tensor2D) })
    };
    return scatterRowLosses(loss(withTargets(known, taken(wanted))), rows, batch);
  });
  const { temperature, atTemperature, aligns, learns, learnedNumbers, remembers } = loss;
  const needs = [...new Set((loss.needs ?? []).map((need) => (need === 'labels' ? 'targets' : need)))];
  return Object.assign(own, {
    description: { ...loss.description, task: name },
    needs,
    task: name,
    ...(temperature && { temperature }),
    ...(atTemperature && { atTemperature: (at: Parameters<typeof atTemperature>[0]) => createTaskLoss(part, atTemperature(at)) }),
    ...(aligns && { aligns }),
    ...(learns && { learns }),
    ...(learnedNumbers && { learnedNumbers }),
    ...(remembers && { remembers })
  });
}

function checkTakesOutputs(subject: string, { definition }: TaskOfSeveral, loss: unknown): asserts loss is Loss {
  if (!isCallable(loss))
    throw new TypeError(`${subject}: expected a loss, got ${showValue(loss)}; give for example kd.squaredError()`);
  const { reads, description } = loss as unknown as Partial<Loss>;
  if (reads === 'logits' && !definition.logits)
    throw new TypeError(
      `${subject}: expected a loss of numbers, got ${description?.name ?? 'one'}, which takes the outputs for logits of classes; give for example kd.squaredError({to: 'teacher'})`
    );
}

function asTensor(subject: string, what: string, given: LossInputs['student']): tf.Tensor2D {
  return isTensor(given) ? (given as tf.Tensor2D) : checkedOutputs(subject, { what, shape: '[batch, outputs]' }, given).tensor;
}

/** A task of one target may take it for a class number. */
function withTargets(inputs: LossInputs, targets: tf.Tensor2D): LossInputs {
  const labels = targets.shape[1] === 1 ? { labels: tf.cast(tf.reshape(targets, [-1]), 'int32') } : {};
  return { ...inputs, targets, ...labels };
}
