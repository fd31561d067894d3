import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import * as tf from '@tensorflow/tfjs';
import type { Remembered } from '../../losses/memory/LossMemory';
import { penaltyName } from '../check/checkTerms';
import type { Schedule } from '../../schedules/Schedule';
import { mixSeeds } from '../../stats/createRandom';
import type { OutputScaling } from '../options/OutputScaling';
import { computeBatchMean } from './computeBatchMean';
import { computeSpatialMean } from './computeSpatialMean';
import type { StageOutputs } from './createStagePass';
import type { StepInputs, StepRows, StepSet } from './StepInputs';

/** Is given the batch mean of each term in turn, its weight, and the task that it is of, if it is one's of several. */
export type TellTerm = (name: string, mean: tf.Scalar, weight: number, task?: string) => void;

/** Is given what a term remembers for a pair of layers, and how to find out what has changed after this step. */
export type TellMemory = (memory: { [name: string]: tf.Variable }, after: () => Remembered) => void;

/** All rows of a step, those of transfer sets after the train rows: they go through the models in one pass. */
export function allRows(inputs: StepInputs): tf.Tensor {
  const groups = groupsOf(inputs);
  return groups.length === 1 ? inputs.x : tf.concat(groups.map((group) => group.x));
}

/** The terms of a step's pass: "<term>", of a transfer set "<set>.<term>" and "<set>.domain", and "regularization" for regularizers of the student's layers. */
export function computeStepTerms(
  inputs: StepInputs,
  { output, pairs, domains, penalty }: StageOutputs,
  tell: TellTerm,
  tellMemory?: TellMemory
): void {
  const { moment, train, memories = {}, seed, scaling } = inputs;
  const groups = groupsOf(inputs);
  const outputs = slices(scaling ? scaledOutputs(output, scaling) : output, groups);
  groups.forEach(({ name: set, teacher, labels, targets, mixed, weights, weight, domain, terms }, i) => {
    for (const { name, weight: share, loss } of terms) {
      const own = { student: outputs[i], teacher, labels, moment };
      const parts = (pairs[name] ?? [undefined]).map((whole, pair) => {
        const features = whole &&
          !loss.learnedNumbers && {
            ...whole,
            teacher: slices(whole.teacher, groups)[i],
            student: slices(whole.student, groups)[i]
          };
        const memory = loss.remembers && memories[name]?.[pair];
        const given = {
          ...own,
          ...(features && { features }),
          ...(loss.learnedNumbers && { learned: whole }),
          ...(memory && { train, memory, seed: mixSeeds(seed, pair) })
        };
        if (memory) tellMemory?.(memory, () => loss.remembers!.after(given));
        const lossWith = ({ labels, targets }: Wanted) => {
          const rows = loss({ ...given, labels, ...(targets && { targets }) });
          if (isTensor(rows)) return rows;
          throw new TypeError(`term "${name}": expected its loss to give a tensor [batch], got ${showValue(rows)}; return one`);
        };
        const isMixed = loss.needs?.includes('labels') || loss.needs?.includes('targets');
        return mixed && isMixed ? mixedRows(lossWith, { labels, targets }, mixed) : lossWith({ labels, targets });
      });
      const rows = parts.length === 1 ? parts[0] : tf.addN(parts);
      if (weights && rows.size !== weights.size)
        throw new RangeError(
          `term "${name}": expected its loss to give one number a row, [${weights.size}], as the rows have weights, got [${rows.shape}]; do not reduce it`
        );
      tell(set ? `${set}.${name}` : name, computeBatchMean(rows, weights), weight(moment) * share(moment), loss.task);
    }
    if (!domain) return;
    const features = slices(domains[domain.layer], groups);
    const [source, target] = [features[0], features[i]].map(computeSpatialMean);
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

/** Outputs in the units in which losses count. */
function scaledOutputs(output: tf.Tensor2D, { means, deviations }: OutputScaling): tf.Tensor2D {
  return tf.div(tf.sub(output, tf.tensor1d([...means])), tf.tensor1d([...deviations]));
}

/** What the terms of a row's own are compared with. */
type Wanted = Pick<StepRows, 'labels' | 'targets'>;

/** The loss of mixed rows: that with their own labels and that with the others, by their shares. */
function mixedRows(
  lossWith: (wanted: Wanted) => tf.Tensor,
  own: Wanted,
  { share, ...other }: NonNullable<StepRows['mixed']>
): tf.Tensor {
  return tf.add(tf.mul(lossWith(own), share), tf.mul(lossWith(other), tf.sub(1, share)));
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
