import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import { takeRows } from '../../data/takeRows';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { createProgressMeter } from '../../notebook/live/createProgressMeter';
import { mixSeeds } from '../../stats/createRandom';
import { computeRightClassOdds } from './computeRightClassOdds';
import { computeLikelihoodRatios } from './computeLikelihoodRatios';
import { dealRowsToShadowModels } from './dealRowsToShadowModels';
import { estimateAttack } from './estimateAttack';
import type { MadeModel, MembershipAttack, MembershipAttackOptions } from './MembershipAttackOptions';
import { summarizeAttack } from './summarizeAttack';

/**
 * What a model gives away about whose rows it learnt from, measured by the likelihood ratio attack (LiRA): many models learn from random halves of the rows; for each row, the answers of the models with and without it
 * give two normal distributions of the log odds of its class, log(p / (1 - p)); the score of a row is how much likelier a model's answer is with it. Each model is attacked with all others as its shadow models.
 *
 * It is a lower bound: a better attack may find more. An attacker who knows this much (the way of training, rows of the same kind, all answers) is strong; one with less finds less. Intervals are over models and rows.
 *
 * Carlini et al. 2022, "Membership Inference Attacks From First Principles", arXiv 2112.03570: the online attack, with one variance for all rows.
 *
 * An interrupt or `signal` ends it before the next model, with an error; the model that was trained last is disposed.
 *
 * @throws TypeError or RangeError for fewer than 16 rows, an odd number of models, options out of bounds, or logits that are not those of all rows; whatever `train` throws.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 40 }).train;
 * const build = () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] });
 * const attack = await kd.privacy.membershipAttack({
 *   data,
 *   shadows: 4,
 *   train: async (rows, seed) => {
 *     const student = kd.seeded(seed, build);
 *     await kd.train({ student, data: rows, epochs: 3, seed, show: false });
 *     return student;
 *   }
 * });
 * attack.rocAuc; // its value is 0.5 for guessing
 * ```
 */
export async function membershipAttack(options: MembershipAttackOptions): Promise<MembershipAttack> {
  const subject = 'privacy.membershipAttack';
  checkInputs(subject, options, ['train', 'data', 'shadows', 'seed', 'resamples', 'confidence', 'signal', 'show']);
  const { train, data, signal, show = true } = options;
  if (!isCallable(train))
    throw new TypeError(`${subject}: expected train to be a function, got ${showValue(train)}; give async (rows, seed) => model`);
  const models = checkNumber(subject, 'shadows', options.shadows ?? 32, { integer: true, atLeast: 4, atMost: 1000 });
  if (models % 2 === 1)
    throw new RangeError(`${subject}: expected an even number of shadows, got ${models}; half of them learn from each row`);
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const resamples = checkNumber(subject, 'resamples', options.resamples ?? 1000, {
    integer: true,
    atLeast: 100,
    atMost: 100_000
  });
  const confidence = checkNumber(subject, 'confidence', options.confidence ?? 0.95, { atLeast: 0.5, atMost: 0.99 });
  checkDataset(data, `${subject}: data`);
  checkLabelled(data, `${subject}: data`);
  const rows = data.y.length;
  if (rows < 16) throw new RangeError(`${subject}: expected 16 rows or more, got ${rows}; give more`);
  const members = dealRowsToShadowModels(models, rows, seed);
  const odds = new Float64Array(models * rows);
  const right = new Uint8Array(models * rows);
  const pause = createInterruptiblePauser();
  const meter = show ? createProgressMeter('membership attack, models', models) : null;
  try {
    for (let model = 0; model < models; model++) {
      signal?.throwIfAborted();
      meter?.advance(model);
      const own = members.subarray(model * rows, (model + 1) * rows);
      const places = Int32Array.from(own.keys()).filter((row) => own[row] === 1);
      const given = train(takeRows(data, places), mixSeeds(seed, model));
      // To wait for what cannot be read is an error without words.
      const made = isSafeToInspect(given) ? await given : (given as MadeModel);
      const answers = await computeRightClassOdds(subject, made, data);
      odds.set(answers.odds, model * rows);
      right.set(answers.right, model * rows);
      await pause();
    }
    meter?.advance(models);
    meter?.end('done');
  } finally {
    meter?.end('stopped');
  }
  const ratios = computeLikelihoodRatios({ odds, members, models, rows });
  const estimates = estimateAttack({ ratios, members, models, rows }, { resamples, confidence, seed });
  const shareRight = (member: number) => meanWhere(right, members, member);
  const accuracy = { members: shareRight(1), others: shareRight(0) };
  const logits = Array.from(ratios, (ratio) => [ratio]);
  const attack = { rows, shadows: models, ...estimates, accuracy, confidence, logits, labels: members };
  return { ...attack, says: summarizeAttack(attack) };
}

function meanWhere(values: Uint8Array, members: Int32Array, member: number): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (members[i] !== member) continue;
    sum += values[i];
    count++;
  }
  return sum / count;
}
