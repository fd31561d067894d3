import * as tf from '@tensorflow/tfjs';
import { batchNormAtInference } from '../../models/features/batchNormAtInference';
import type { Features } from '../../models/features/withFeatures';
import type { Schedule } from '../../schedules/Schedule';
import { meanOverPlaces } from './meanOverPlaces';
import type { StepInputs, StepRows, StepSet } from './StepInputs';

/** Is given the batch mean of each term in turn, and its weight. */
export type TellTerm = (name: string, mean: tf.Scalar, weight: number) => void;

/**
 * The pass of a step's rows through the models, up to the terms: "<term>", and of a transfer set "<set>.<term>" and "<set>.domain". What it
 * returns is called where gradients are recorded, and as often as they are needed; the teacher's features are computed once, before.
 */
export function stepPass(inputs: StepInputs): (tell: TellTerm) => void {
  const { model, terms, sets = [], part, features, moment } = inputs;
  const own: StepSet = { ...inputs, name: '', weight: one, terms };
  const groups = [own, ...sets];
  const x = sets.length ? tf.concat(groups.map((group) => group.x)) : inputs.x;
  const taught = features?.teacher(x);
  const pass = () => features?.student(x, { training: true }) ?? { output: model.apply(x, { training: true }), features: {} };
  return (tell) => {
    const whole = batchNormAtInference(part.frozen, pass);
    const outputs = slices(whole.output as tf.Tensor2D, groups);
    const ofStudent = featureSlices(whole.features, groups);
    const ofTeacher = taught && featureSlices(taught, groups);
    groups.forEach(({ name: set, teacher, labels, weights, weight, domain, terms: asked }, i) => {
      for (const { name, weight: own, loss } of asked) {
        const pair = ofTeacher && features?.pair(name, ofTeacher[i], ofStudent[i]);
        const rows = loss({ student: outputs[i], teacher, labels, moment, ...(pair && { features: pair }) });
        const mean: tf.Scalar = tf.mean(weights ? tf.mul(rows, weights) : rows);
        tell(set ? `${set}.${name}` : name, mean, weight(moment) * own(moment));
      }
      if (!domain) return;
      const [source, target] = [ofStudent[0], ofStudent[i]].map((one) => meanOverPlaces(one[domain.layer]));
      // The last batch of a pass can be a single row, which has no variance.
      if (Math.min(source.shape[0], target.shape[0]) < 2) return;
      tell(`${set}.domain`, domain.loss(source, target), domain.weight(moment));
    });
  };
}

const one: Schedule = Object.assign(() => 1, { description: { name: 'constant', value: 1 } });

/** The rows of each group; the groups lie one after the other. */
function slices<T extends tf.Tensor>(whole: T, groups: StepRows[]): T[] {
  if (groups.length === 1) return [whole];
  let start = 0;
  return groups.map(({ x: { shape } }) => {
    const [rows] = shape;
    start += rows;
    return tf.slice(whole, start - rows, rows) as T;
  });
}

function featureSlices(features: Features, groups: StepRows[]): Features[] {
  const sliced = Object.entries(features).map(([name, whole]) => [name, slices(whole, groups)] as const);
  return groups.map((_, i) => Object.fromEntries(sliced.map(([name, parts]) => [name, parts[i]])));
}
