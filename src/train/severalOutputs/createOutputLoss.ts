import * as tf from '@tensorflow/tfjs';
import type { Loss, LossInputs } from '../../losses/Loss';
import { wrapLossInTidy } from '../../losses/wrapLossInTidy';
import type { OutputGroup } from './OutputGroup';
import { takeOutput } from './takeOutput';

/** What an output learns from: the mean of the logits of one or more outputs of the same model. */
export type TeachingOutputs = readonly OutputGroup[];

/**
 * A loss of one output of several. If other outputs teach it, the loss is the mean over these teachers; their logits are numbers, so no gradient goes to them.
 */
export function createOutputLoss(loss: Loss, output: OutputGroup, teachers: readonly TeachingOutputs[] = []): Loss {
  const compute = wrapLossInTidy(`loss of "${output.name}"`, ({ student, ...rest }: LossInputs) => {
    const all = student as tf.Tensor2D;
    const own = takeColumns(all, output);
    if (teachers.length === 0) return loss({ ...rest, student: own });
    const [rows, columns] = all.shape;
    const values = all.dataSync() as Float32Array;
    const losses = teachers.map((groups) => {
      const taught = takeOutput({ rows, columns, values }, ...groups);
      return loss({ ...rest, student: own, teacher: tf.tensor2d(taught.values, [rows, taught.columns]) });
    });
    return losses.length === 1 ? losses[0] : tf.div(tf.addN(losses), losses.length);
  });
  const { temperature, atTemperature, needs } = loss;
  const taughtBy = teachers.map((groups) => groups.map(({ name }) => name).join(' + ')).join(', ');
  return Object.assign(compute, {
    description: { ...loss.description, of: output.name, ...(teachers.length && { taughtBy }) },
    reads: 'logits' as const,
    needs: needs.filter((need) => need !== 'teacher'),
    ...(temperature && { temperature }),
    ...(atTemperature && {
      atTemperature: (at: Parameters<typeof atTemperature>[0]) => createOutputLoss(atTemperature(at), output, teachers)
    })
  });
}

/** With gradients. */
export function takeColumns(all: tf.Tensor2D, { columns: [from, to] }: OutputGroup): tf.Tensor2D {
  return tf.slice(all, [0, from], [-1, to - from]);
}
