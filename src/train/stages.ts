import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import type { Optimizer } from './loop/Optimizer';
import type { Terms } from './Term';

/** A part of a run with terms of its own. */
export interface Stage {
  /** "shallow", "head", …: each once. */
  name: string;
  /** Passes over the train rows. */
  epochs: number;
  terms: Terms;
  /**
   * What learns: the names of layers ("block" is all that is in it) as `layersOf` gives them, or whether a layer of that name does. Default: all
   * that the student lets learn.
   */
  trainable?: ((layerName: string) => boolean) | string[];
  /** Default: the run's. Each stage begins it anew. */
  optimizer?: Optimizer;
}

/**
 * Stages of a distillation, one after the other with the weights carried on: FitNet's hint and then soft targets, shallow layers before deep
 * ones, the head alone. Schedules count from the beginning of their stage. The epoch whose weights are kept is one of the last stage; a
 * baseline learns for as many epochs as all stages together.
 *
 * @throws TypeError or RangeError for no stage, a name that comes twice, and what else does not fit.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, test: 100 });
 * const layers = (units: number) => [
 *   tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [784] }),
 *   tf.layers.dense({ name: 'head', units: 10 })
 * ];
 * const [teacher, student] = [32, 8].map((units) => kd.seeded(units, () => tf.sequential({ layers: layers(units) })));
 * const hint = { weight: 1, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } };
 * const stages = kd.stages([
 *   { name: 'hint', epochs: 1, terms: { hint }, trainable: ['hidden'] },
 *   { name: 'distil', epochs: 2, terms: { soft: { weight: 1, loss: kd.softTargets() } } }
 * ]);
 * const run = await kd.distill({ teacher, student, data, stages });
 * run.setup.stages; // hint: epochs 1 to 1, distil: epochs 2 to 3
 * ```
 */
export function stages(list: Stage[]): Stage[] {
  if (!Array.isArray(list) || !list.length)
    throw new TypeError(`stages: expected an array of stages, got ${show(list)}; give [{name: "hint", epochs: 3, terms: {…}}]`);
  const names = new Set<string>();
  return list.map((stage, i) => {
    checkOptions(`stages[${i}]`, stage, ['name', 'epochs', 'terms', 'trainable', 'optimizer']);
    const { name, epochs, terms, trainable } = stage ?? {};
    if (typeof name !== 'string' || !name)
      throw new TypeError(`stages[${i}]: expected name to be a string, got ${show(name)}; give it a short name`);
    if (names.has(name)) throw new RangeError(`stages: expected each name once, got ${show(name)} again; rename one`);
    names.add(name);
    const subject = `stages: stage "${name}"`;
    checkNumber(subject, 'epochs', epochs, { atLeast: 1, integer: true });
    if (typeof terms !== 'object' || terms === null || !Object.keys(terms).length)
      throw new TypeError(
        `${subject}: expected at least one term, got ${show(terms)}; give {hint: {weight: 1, loss: kd.hint(), layers: {…}}}`
      );
    if (trainable !== undefined && typeof trainable !== 'function' && !isNames(trainable))
      throw new TypeError(
        `${subject}: expected trainable to be names of layers or a function of a name, got ${show(trainable)}; give ["head"]`
      );
    return { ...stage };
  });
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
