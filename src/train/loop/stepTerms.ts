import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import * as tf from '@tensorflow/tfjs';
import type { Remembered } from '../../losses/memory/LossMemory';
import { penaltyName } from '../check/checkTerms';
import type { Schedule } from '../../schedules/Schedule';
import { mixSeeds } from '../../stats/random';
import { batchMean } from './batchMean';
import { spatialMean } from './spatialMean';
import type { StageOutputs } from './stagePass';
import type { StepInputs, StepRows, StepSet } from './StepInputs';

/** Is given the batch mean of each term in turn, and its weight. */
export type TellTerm = (name: string, mean: tf.Scalar, weight: number) => void;

/** Is given what a term remembers for a pair of layers, and how to find out what has changed after this step. */
export type TellMemory = (memory: { [name: string]: tf.Variable }, after: () => Remembered) => void;

/** All rows of a step, those of transfer sets after the train rows: they go through the models in one pass. */
export function allRows(inputs: StepInputs): tf.Tensor {
  const groups = groupsOf(inputs);
  return groups.length === 1 ? inputs.x : tf.concat(groups.map((group) => group.x));
}

/** The terms of a step's pass: "<term>", of a transfer set "<set>.<term>" and "<set>.domain", and "regularization" for regularizers of the student's layers. */
export function stepTerms(
  inputs: StepInputs,
  { output, pairs, domains, penalty }: StageOutputs,
  tell: TellTerm,
  tellMemory?: TellMemory
): void {
  const { moment, train, memories = {}, seed } = inputs;
  const groups = groupsOf(inputs);
  const outputs = slices(output, groups);
  groups.forEach(({ name: set, teacher, labels, mixed, weights, weight, domain, terms }, i) => {
    for (const { name, weight: share, loss } of terms) {
      const own = { student: outputs[i], teacher, labels, moment };
      const parts = (pairs[name] ?? [undefined]).map((whole, pair) => {
        const features = whole && {
          ...whole,
          teacher: slices(whole.teacher, groups)[i],
          student: slices(whole.student, groups)[i]
        };
        const memory = loss.remembers && memories[name]?.[pair];
        const given = {
          ...own,
          ...(features && { features }),
          ...(memory && { train, memory, seed: mixSeeds(seed, pair) })
        };
        if (memory) tellMemory?.(memory, () => loss.remembers!.after(given));
        const lossWith = (labels: tf.Tensor1D | undefined) => {
          const rows = loss({ ...given, labels });
          if (isTensor(rows)) return rows;
          throw new TypeError(`term "${name}": expected its loss to give a tensor [batch], got ${showValue(rows)}; return one`);
        };
        return mixed && loss.needs?.includes('labels') ? mixedRows(lossWith, labels, mixed) : lossWith(labels);
      });
      const rows = parts.length === 1 ? parts[0] : tf.addN(parts);
      if (weights && rows.size !== weights.size)
        throw new RangeError(
          `term "${name}": expected its loss to give one number a row, [${weights.size}], as the rows have weights, got [${rows.shape}]; do not reduce it`
        );
      tell(set ? `${set}.${name}` : name, batchMean(rows, weights), weight(moment) * share(moment));
    }
    if (!domain) return;
    const features = slices(domains[domain.layer], groups);
    const [source, target] = [features[0], features[i]].map(spatialMean);
    // The last batch of a pass can be a single row, which has no variance.
    if (Math.min(source.shape[0], target.shape[0]) < 2) return;
    const apart = domain.loss(source, target);
    if (!isTensor(apart) || apart.size !== 1)
      throw new TypeError(
        `domain of "${set}": expected its loss to give one number as a tensor, got ${isTensor(apart) ? `[${apart.shape}]` : showValue(apart)}; return its mean`
      );
    tell(`${set}.domain`, apart.asScalar(), domain.weight(moment));
  });
  if (penalty) tell(penaltyName, penalty, 1);
}

/** The loss of mixed rows: that with their own labels and that with the others, by their shares. */
function mixedRows(
  lossWith: (labels: tf.Tensor1D | undefined) => tf.Tensor,
  own: tf.Tensor1D | undefined,
  { labels, share }: NonNullable<StepRows['mixed']>
): tf.Tensor {
  return tf.add(tf.mul(lossWith(own), share), tf.mul(lossWith(labels), tf.sub(1, share)));
}

const one: Schedule = Object.assign(() => 1, { description: { name: 'constant', value: 1 } });

function groupsOf(inputs: StepInputs): StepSet[] {
  return [{ ...inputs, name: '', weight: one }, ...(inputs.sets ?? [])];
}

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
