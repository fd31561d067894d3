import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { RocPr, RocPrEvent } from '../../record/RocPr';
import { averagePrecisionOf } from '../../metrics/ranking/averagePrecision';
import { readBinaryScores, checkBothClasses, type BinaryScores } from '../../metrics/inputs/readBinaryScores';
import type { CompareOptions } from '../compare/CompareOptions';
import { createMacroMicroAreaMetrics } from './createMacroMicroAreaMetrics';
import { computeOneVsRestScores, pairScores, type ClassScores } from './computeOneVsRestScores';
import { computeComparison } from '../compare/computeComparison';
import { checkedLogits, type LogitsLike } from '../../metrics/inputs/checkedLogits';
import { averagePrecision, rocAuc } from '../../metrics';
import { checkModelPredictions } from '../compare/checkModelPredictions';
import { once, computeRanking } from '../../metrics/ranking/computeRanking';
import { computeCurveOfMedianSeed, pointAt } from './computeCurveOfMedianSeed';
import type { RocPrInputs, Thresholds } from './RocPrInputs';

export const rocPrOptions = 'logits probabilities models labels classes thresholds resamples confidence seed groups split'.split(
  ' '
);

const subject = 'rocPr';
/** The largest number of classes with their own curves. */
const classesAtMost = 20;
/** Pairs of a row and a class, which are sorted for each training. */
const pairsAtMost = 20_000_000;

/** A model with the ranking scores of each of its trainings. */
interface Scored {
  name: string;
  seeds: (BinaryScores | ClassScores)[];
}

/** What `kd.rocPr` shows, as plain data. */
export async function computeRocPr(inputs: RocPrInputs): Promise<RocPr> {
  checkOptions(subject, inputs, rocPrOptions);
  const { tables, labels, classes: columns } = checkModelPredictions(subject, inputs, inputs?.labels);
  const names = namesOf(inputs.classes, columns);
  const thresholds = thresholdsOf(inputs.thresholds, tables, columns);
  const { resamples, confidence = 0.95, seed = 0, groups, split = 'test' } = inputs;
  const common = { confidence, seed, split, ...(resamples !== undefined && { resamples }), ...(groups && { groups }) };
  const models = Object.fromEntries(tables.map(({ name, seeds }) => [name, seeds]));
  const made =
    columns === 2 ? [await ofTwo(names[1], models, labels, thresholds, common)] : await ofMany(names, models, labels, common);
  const [{ drawn }] = made;
  return { rows: labels.length, split, resamples: drawn, confidence, events: made.map(({ event }) => event) };
}

type Common = Pick<CompareOptions, 'confidence' | 'seed' | 'split' | 'resamples' | 'groups'>;

interface Made {
  event: RocPrEvent;
  /** The number of resamples. */
  drawn: number;
}

async function ofTwo(
  name: string,
  models: { [name: string]: LogitsLike[] },
  labels: ArrayLike<number>,
  thresholds: Thresholds,
  common: Common
): Promise<Made> {
  const scored = Object.entries(models).map(([model, seeds]): Scored => {
    const scores = seeds.map((logits) => readBinaryScores(subject, { logits, labels }));
    scores.forEach((one) => checkBothClasses(subject, one));
    return { name: model, seeds: scores };
  });
  return measure(
    { name, of: 'class' },
    scored,
    { ...common, models, labels, metrics: [rocAuc(), averagePrecision()] },
    thresholds
  );
}

async function ofMany(
  names: readonly string[],
  models: { [name: string]: LogitsLike[] },
  labels: ArrayLike<number>,
  common: Common
): Promise<Made[]> {
  const rows = labels.length;
  if (rows * names.length > pairsAtMost)
    throw new RangeError(
      `${subject}: expected at most ${pairsAtMost.toLocaleString('en-US')} pairs of a row and a class, got ${rows} rows of ${names.length} classes; measure fewer rows`
    );
  const tables = Object.entries(models).map(([name, seeds]) => ({
    name,
    tables: seeds.map((logits) => checkedLogits(subject, `${name}:`, logits))
  }));
  const whole = { ...common, models, labels };
  const macro = await measure({ name: 'mean of the classes', of: 'macro' }, withoutCurves(models), {
    ...whole,
    metrics: createMacroMicroAreaMetrics('macro')
  });
  const pairs = tables.map(({ name, tables: own }): Scored => ({ name, seeds: own.map((table) => pairScores(table, labels)) }));
  const micro = await measure({ name: 'all classes together', of: 'micro' }, pairs, {
    ...whole,
    metrics: createMacroMicroAreaMetrics('micro')
  });
  const single = tables.map(({ name, tables: own }) => ({
    name,
    seeds: own.map((table) => computeOneVsRestScores(table, labels))
  }));
  const made: Made[] = [];
  for (const k of hardest(single[0].seeds[0], rows)) {
    const own = single.map(({ name, seeds }): Scored => ({ name, seeds: seeds.map((scores) => scores[k]) }));
    const logits = Object.fromEntries(own.map(({ name, seeds }) => [name, seeds.map(({ scores }) => asLogits(scores))]));
    const options = { ...common, models: logits, labels: own[0].seeds[0].labels, metrics: [rocAuc(), averagePrecision()] };
    made.push(await measure({ name: names[k], of: 'class' }, own, options));
  }
  const measured = { positives: rows, negatives: rows * (names.length - 1) };
  return [{ ...macro, event: { ...macro.event, ...measured } }, micro, ...made];
}

async function measure(
  about: Pick<RocPrEvent, 'name' | 'of'>,
  scored: Scored[],
  options: CompareOptions,
  thresholds: Thresholds = {}
): Promise<Made> {
  const { models, resamples } = await computeComparison({ ...options, of: scored[0].name, against: [] });
  const [first] = scored[0].seeds;
  const positives = first?.positives ?? 0;
  const event: RocPrEvent = {
    ...about,
    positives,
    negatives: (first?.labels.length ?? 0) - positives,
    models: models.map(({ name, seeds, estimates }, m) => {
      const [area, precision] = estimates.map(({ mean, low, high }) => ({ mean, low, high }));
      const curve = computeCurveOfMedianSeed(scored[m].seeds);
      return {
        name,
        seeds,
        rocAuc: area,
        averagePrecision: precision,
        ...(curve && { curve }),
        ...(curve &&
          Object.hasOwn(thresholds, name) && {
            chosen: pointAt(scored[m].seeds[curve.seed], thresholdOf(thresholds[name], curve.seed))
          })
      };
    })
  };
  return { event, drawn: resamples };
}

function thresholdOf(given: number | readonly number[], seed: number): number {
  return typeof given === 'number' ? given : given[seed];
}

function withoutCurves(models: { [name: string]: unknown }): Scored[] {
  return Object.keys(models).map((name) => ({ name, seeds: [] }));
}

/** Among the classes that have rows, those with the lowest average precision of the first model, in the order of their numbers. */
function hardest(scores: ClassScores[], rows: number): number[] {
  const measured = scores.map((_, k) => k).filter((k) => scores[k].positives > 0 && scores[k].positives < rows);
  if (measured.length <= classesAtMost) return measured;
  const area = new Map(measured.map((k) => [k, averagePrecisionOf(computeRanking(scores[k]), once(rows))]));
  return measured
    .sort((a, b) => area.get(a)! - area.get(b)!)
    .slice(0, classesAtMost)
    .sort((a, b) => a - b);
}

function asLogits(scores: Float64Array): LogitsLike {
  return Array.from(scores, (score) => [score]);
}

function namesOf(classes: readonly string[] | undefined, columns: number): readonly string[] {
  if (classes === undefined) return Array.from({ length: columns }, (_, i) => `class ${i}`);
  if (Array.isArray(classes) && classes.length === columns && classes.every((name) => typeof name === 'string')) return classes;
  throw new TypeError(`${subject}: expected classes to be ${columns} names, got ${showValue(classes)}; name each class, or none`);
}

function thresholdsOf(given: unknown, tables: readonly { name: string; seeds: unknown[] }[], columns: number): Thresholds {
  if (given === undefined) return {};
  const seedsOf = new Map(tables.map(({ name, seeds }) => [name, seeds.length]));
  const fits = (name: string, value: unknown) =>
    typeof value === 'number' ||
    (Array.isArray(value) && value.length === seedsOf.get(name) && value.every((one) => typeof one === 'number'));
  const isGroup = typeof given === 'object' && given !== null && !Array.isArray(given);
  const isFine = isGroup && Object.entries(given).every(([name, value]) => seedsOf.has(name) && fits(name, value));
  if (isFine && columns === 2) return given as Thresholds;
  throw new TypeError(
    `${subject}: expected thresholds by the names of models of two classes (${[...seedsOf.keys()].join(', ')}), a number or one for each seed, got ${showValue(given)}; give {student: kd.bestThreshold(…)}`
  );
}
