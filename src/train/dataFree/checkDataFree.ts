import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import { checkSameClasses } from '../../data/checkSameClasses';
import type { Dataset, Splits } from '../../data/Dataset';
import { checkModelClasses } from '../../models/checkModelClasses';
import { readModelClasses } from '../../models/readModelClasses';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { checkImageShape } from '../../transfer/generate/images/checkImageShape';
import { softTargets } from '../../losses/softTargets';
import { asTeacher } from '../../teachers/asTeacher';
import { checkTrackers } from '../../track/follow/checkTrackers';
import { findOutputActivation } from '../../teachers/findOutputActivation';
import { adam } from '../optimizers/adam';
import { checkOptimizer } from '../optimizers/checkOptimizer';
import { checkTerms, type CheckedTerm } from '../check/checkTerms';
import { checkWeights } from '../check/checkWeights';
import { distillDataFreeOptionNames, type DistillDataFreeOptions } from '../options/DistillDataFreeOptions';
import type { Optimizer } from '../optimizers/Optimizer';
import { defaultWeights, generatorTerms, type GeneratorTerms } from '../options/GeneratorTerms';

const subject = 'distillDataFree';

export interface CheckedDataFree {
  teacher: tf.LayersModel;
  student: tf.LayersModel;
  classes: string[];
  /** The classes by name, if the teacher or the rows to score on know them. */
  names: string[] | null;
  shape: number[];
  image: [number, number, number] | undefined;
  range: [number, number];
  steps: number;
  studentSteps: number;
  batchSize: number;
  memory: number;
  latent: number;
  filters: number;
  learningRate: number;
  generator: Required<GeneratorTerms>;
  terms: CheckedTerm[];
  optimizer: Optimizer;
  /** Rows to score on. There are no rows to train on. */
  data: Pick<Splits, 'validation' | 'test'>;
  seed: number;
  title: string;
}

/** @throws TypeError or RangeError, before any training, for options that do not fit. */
export function checkDataFree(options: DistillDataFreeOptions): CheckedDataFree {
  checkInputs(subject, options, distillDataFreeOptionNames);
  const { teacher, student, test, validation } = options ?? {};
  const [shape, units] = checkModels(teacher, student);
  const whole = (name: 'steps' | 'studentSteps' | 'batchSize' | 'memory' | 'latent' | 'filters', value: number, atMost: number) =>
    checkNumber(subject, name, options[name] ?? value, { integer: true, atLeast: 1, atMost });
  const image = imageOf(options.image, shape);
  const data = { ...(validation && { validation }), ...(test && { test }) };
  const taught = readModelClasses(teacher);
  for (const [name, part] of Object.entries(data)) {
    checkScored(name, part, shape, units);
    checkModelClasses(`${subject}: ${name} data`, teacher, part);
  }
  if (validation && test)
    checkSameClasses(subject, { of: 'validation data', classes: validation.classes }, { of: 'test data', classes: test.classes });
  checkTrackers(subject, options.trackers);
  const names = taught ?? (test ?? validation)?.classes ?? null;
  if (options.terms !== undefined && options.temperature !== undefined)
    throw new TypeError(`${subject}: expected terms or temperature, got both; give the temperature to the loss of a term`);
  const temperature = checkNumber(subject, 'temperature', options.temperature ?? 4, { above: 0 });
  const given = options.terms ?? { soft: { weight: 1, loss: softTargets({ temperature }) } };
  const terms = checkTerms(subject, given, asTeacher(teacher, subject), student);
  const featured = terms.find(({ plan }) => plan);
  if (featured)
    throw new TypeError(
      `${subject}: expected terms of logits, got "${featured.name}" that ${featured.plan!.pairs.length ? 'compares layers' : 'learns'}; leave it out, or distil on rows with kd.distill`
    );
  return {
    teacher,
    student,
    names,
    classes: names ?? Array.from({ length: units }, (_, i) => String(i)),
    shape,
    image,
    range: checkRange(options.range ?? (image ? [0, 1] : [-3, 3])),
    steps: whole('steps', 1000, 1e6),
    studentSteps: whole('studentSteps', 5, 1000),
    batchSize: whole('batchSize', 64, 4096),
    memory: whole('memory', 40, 10_000),
    latent: whole('latent', 64, 4096),
    filters: whole('filters', 16, 256),
    learningRate: checkNumber(subject, 'learningRate', options.learningRate ?? 0.001, { above: 0 }),
    generator: checkGenerator(options.generator),
    terms,
    optimizer: checkOptimizer(subject, options.optimizer ?? adam()),
    data,
    seed: checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 }),
    title: options.title ?? `Without data: ${student.name}`
  };
}

function checkModels(teacher: unknown, student: unknown): [shape: number[], units: number] {
  for (const [name, model] of Object.entries({ teacher, student })) {
    if (!isSafeToInspect(model) || !(model instanceof tf.LayersModel))
      throw new TypeError(
        `${subject}: expected ${name} to be a tf.LayersModel, which gradients flow through, got ${showValue(model)}; give one`
      );
    if (model.inputs.length !== 1 || model.outputs.length !== 1)
      throw new TypeError(
        `${subject}: expected ${name} "${model.name}" to have one input and one output, got ${model.inputs.length} and ${model.outputs.length}; give its logits as the only output`
      );
    const activation = findOutputActivation(model);
    if (activation)
      throw new TypeError(
        `${subject}: expected ${name} "${model.name}" to end in logits, got a last layer with activation "${activation}"; leave the activation out`
      );
  }
  const [taught, own] = [teacher, student] as tf.LayersModel[];
  const [shape, units] = [taught.inputs[0].shape.slice(1), taught.outputs[0].shape.at(-1)];
  if (shape.some((size) => size === null))
    throw new RangeError(
      `${subject}: expected teacher "${taught.name}" to take rows of one size, got [${shape.map((n) => n ?? 'any')}]; build it with a whole inputShape`
    );
  const [shapeOfOwn, unitsOfOwn] = [own.inputs[0].shape.slice(1), own.outputs[0].shape.at(-1)];
  if (String(shapeOfOwn) !== String(shape))
    throw new RangeError(
      `${subject}: expected student "${own.name}" to take rows of shape [${shape}] as the teacher, got [${shapeOfOwn.map((n) => n ?? 'any')}]; change its inputShape`
    );
  if (taught.outputs[0].shape.length !== 2 || !units || units < 2 || unitsOfOwn !== units)
    throw new RangeError(
      `${subject}: expected teacher and student to give as many logits, at least 2, got ${units} and ${unitsOfOwn}; change a last layer`
    );
  if (!own.trainableWeights.length)
    throw new TypeError(`${subject}: expected student "${own.name}" to have trainable weights, got none; set trainable to true`);
  checkWeights(subject, own, taught.weights.map(getVariableOfWeight));
  return [shape as number[], units];
}

function imageOf(given: unknown, shape: number[]): [number, number, number] | undefined {
  if (given === undefined) return shape.length === 2 || shape.length === 3 ? checkImageShape(shape, subject) : undefined;
  const size = (sizes: number[]) => sizes.reduce((a, b) => a * b, 1);
  if (!Array.isArray(given) || !given.every(Number.isInteger) || size(given as number[]) !== size(shape))
    throw new RangeError(
      `${subject}: expected image to be [height, width, channels] of ${size(shape)} numbers as a row has, got ${showValue(given)}; give for example [28, 28, 1]`
    );
  return checkImageShape(given as number[], subject);
}

function checkRange(range: unknown): [number, number] {
  if (!Array.isArray(range) || range.length !== 2)
    throw new TypeError(`${subject}: expected range to be [low, high], got ${showValue(range)}; give for example [0, 1]`);
  const low = checkNumber(subject, 'range[0]', range[0]);
  return [low, checkNumber(subject, 'range[1]', range[1], { above: low })];
}

function checkGenerator(given: GeneratorTerms | undefined): Required<GeneratorTerms> {
  checkOptions(`${subject}: generator`, given, generatorTerms);
  const weights = { ...defaultWeights };
  for (const name of generatorTerms)
    weights[name] = checkNumber(subject, `generator.${name}`, given?.[name] ?? weights[name], { atLeast: 0 });
  if (generatorTerms.every((name) => weights[name] === 0))
    throw new RangeError(`${subject}: expected a generator term above 0, got none; leave one of them as it is`);
  return weights;
}

function checkScored(name: string, data: Dataset, shape: number[], units: number): void {
  checkDataset(data, `${subject}: ${name} data`);
  checkLabelled(data, `${subject}: ${name} data`);
  if (String(data.shape) !== String(shape) || data.classes.length !== units)
    throw new RangeError(
      `${subject}: expected ${name} rows of shape [${shape}] and ${units} classes as the teacher, got [${data.shape}] and ${data.classes.length}; reshape them`
    );
}
