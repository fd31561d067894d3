import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { checkModel } from '../../engine/checkModel';
import { mixSeeds } from '../../stats/createRandom';
import { asTeacher } from '../../teachers/asTeacher';
import { createLabelOnlyTerms } from '../baseline/createLabelOnlyTerms';
import { checkRun } from '../check/checkRun';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import type { LossTerm } from '../check/checkTerms';
import { checkWeights } from '../check/checkWeights';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { disposeBuilt } from '../../models/disposeBuilt';
import type { BornAgainOptions } from './BornAgainOptions';

export interface CheckedGenerations {
  checked: CheckedRun;
  inputs: RunInputs;
  generations: number;
  /** The terms of the first generation. */
  alone: LossTerm[];
  first: tf.LayersModel;
  /** A network of the same architecture as those before, with weights of its own. */
  build(generation: number, before: readonly tf.LayersModel[]): tf.LayersModel;
}

export function generationName(generation: number): string {
  return `generation ${generation}`;
}

/** @throws TypeError or RangeError if network and rows do not fit each other, or an option is out of bounds. No network is left behind then. */
export function checkGenerations(subject: string, options: BornAgainOptions): CheckedGenerations {
  const { student, generations = 5, seed = 0, ...rest } = options;
  if (!isCallable(student))
    throw new TypeError(
      `${subject}: expected student to be a function of the generation to a model, got ${showValue(student)}; give () => tf.sequential(...)`
    );
  checkNumber(subject, 'generations', generations, { integer: true, atLeast: 1, atMost: 32 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const make = (generation: number) => withSeededRandom(mixSeeds(seed, generation), () => student(generation));
  const first = make(1);
  try {
    checkModel(`${subject}: student(1)`, first);
    // The generation before will be the teacher: for the checks, the network is its own.
    const { variables: _, ...teacher } = asTeacher(first, subject);
    const inputs: RunInputs = { ...rest, seed, student: first, teacher, baseline: false };
    const checked = checkRun(subject, inputs);
    const alone = createLabelOnlyTerms(subject, checked.task);
    checkLogitsOnly(subject, checked);
    return {
      checked,
      inputs,
      generations,
      alone,
      first,
      build: (generation, before) => checkAlike(subject, make(generation), before)
    };
  } catch (error) {
    disposeBuilt(first);
    throw error;
  }
}

/** Logits of the generation before are kept, its features are not. */
function checkLogitsOnly(subject: string, { stages }: CheckedRun): void {
  const term = stages.flatMap(({ terms }) => terms).find(({ loss }) => loss.needs?.includes('features'));
  if (!term) return;
  throw new TypeError(
    `${subject}: expected losses of logits and labels, got term "${term.name}" of features; distil it with kd.distill, generation by generation`
  );
}

/** @throws TypeError unless it is another model with the same weights by shape. */
function checkAlike(subject: string, model: tf.LayersModel, before: readonly tf.LayersModel[]): tf.LayersModel {
  if (before.includes(model))
    throw new TypeError(
      `${subject}: expected student to build another model for each generation, got "${model.name}" again; give () => tf.sequential(...)`
    );
  try {
    checkModel(subject, model);
    checkWeights(
      subject,
      model,
      before.flatMap(({ weights }) => weights.map(getVariableOfWeight))
    );
    const shapes = ({ weights }: tf.LayersModel) => weights.map(({ shape }) => `[${shape}]`).join(' ');
    if (shapes(model) !== shapes(before[0]))
      throw new TypeError(
        `${subject}: expected the same architecture in each generation, got another one of "${model.name}"; for other sizes distil with kd.distill`
      );
    return model;
  } catch (error) {
    disposeBuilt(model);
    throw error;
  }
}
