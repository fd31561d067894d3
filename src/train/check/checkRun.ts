import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { show } from '../../checks/show';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { Dataset, Splits } from '../../data/Dataset';
import { withValidation } from '../../data/withValidation';
import { endsInActivation } from '../../teachers/endsInActivation';
import type { Teacher } from '../../teachers/Teacher';
import { adam } from '../loop/adam';
import { checkAlignment, type CheckedAlignment } from './checkAlignment';
import { checkOptimizer, checkStages, type CheckedStage } from './checkStages';
import { checkAsked, checkTransfer, type CheckedTransfer } from './checkTransfer';
import type { CheckedTerm } from './checkTerms';
import { checkWeights } from './checkWeights';
import type { BestBy } from '../DistillOptions';
import type { Optimizer } from '../loop/Optimizer';
import type { RunInputs } from '../run/run';

/** Everything that a run needs, checked and filled in. */
export interface CheckedRun {
  student: tf.LayersModel;
  data: { train: Dataset; validation?: Dataset; test?: Dataset };
  /** Rows that were taken from train for validation; 0 when the user gave a validation split. */
  heldOut: number;
  /** One after the other; a run without stages has one. */
  stages: CheckedStage[];
  /** Of all stages together. */
  epochs: number;
  /** Sets of rows beside the train rows. */
  transfer: CheckedTransfer[];
  batchSize: number;
  /** Steps that an epoch has: as many as the largest set of rows needs. */
  steps: number;
  optimizer: Optimizer;
  best: BestBy;
  seed: number;
  title: string;
  /** When layers of teacher and student are compared; undefined where they are not. */
  alignment?: CheckedAlignment;
}

/** After as few steps as ten passes over a small table make, neither student nor baseline has learnt what it can. */
const enoughSteps = 1000;

/**
 * The door of `distill` and `train`: says what does not fit before anything is trained.
 *
 * @throws TypeError or RangeError `distill: expected X, got Y; do Z`.
 */
export function checkRun(subject: string, inputs: RunInputs): CheckedRun {
  const { student, teacher } = inputs;
  if (!isModel(student))
    throw new TypeError(
      `${subject}: expected student to be a tf.LayersModel, got ${show(student)}; build one with tf.sequential`
    );
  const batchSize = checkNumber(subject, 'batchSize', inputs.batchSize ?? 128, { atLeast: 1, integer: true });
  const seed = checkNumber(subject, 'seed', inputs.seed ?? 0, { atLeast: 0, atMost: 2 ** 32 - 1, integer: true });
  const { data, heldOut } = checkData(subject, inputs.data, seed);
  checkStudent(subject, student, data.train);
  checkWeights(subject, student, teacher?.variables?.());
  if (teacher) checkTeacher(subject, teacher, student, data.train);
  const optimizer = checkOptimizer(subject, inputs.optimizer ?? adam());
  const transfer = checkTransfer(subject, inputs.transfer, { student, teacher, train: data.train });
  const most = Math.max(data.train.y.length, ...transfer.map((set) => set.data.y.length));
  const steps = Math.ceil(most / batchSize);
  const stages = checkStages(subject, inputs, optimizer, Math.min(60, Math.max(10, Math.ceil(enoughSteps / steps))));
  const terms = stages.flatMap((stage) => stage.terms);
  checkAsked(subject, transfer, terms);
  if (data.train.unlabelled) checkUnlabelled(subject, inputs, terms, data);
  const epochs = stages.reduce((sum, stage) => sum + stage.epochs, 0);
  const best = checkBest(subject, inputs.best, data);
  const title = inputs.title ?? `${data.train.name}: ${student.name}`;
  const alignment = checkAlignment(subject, inputs.alignment, { teacher, student, data });
  return { student, data, heldOut, stages, epochs, transfer, batchSize, steps, optimizer, best, seed, title, alignment };
}

function isModel(value: unknown): value is tf.LayersModel {
  return typeof value === 'object' && value !== null && 'trainableWeights' in value && 'apply' in value && 'outputs' in value;
}

function checkData(subject: string, given: Splits | Dataset, seed: number) {
  const splits: Splits = given && 'x' in given ? { train: given } : given;
  if (!splits?.train)
    throw new TypeError(`${subject}: expected data with a train split, got ${show(given)}; make one with kd.dataset or kd.split`);
  checkOptions(`${subject}: data`, splits, ['train', 'validation', 'test']);
  const names = ['train', 'validation', 'test'] as const;
  for (const name of names) {
    const part = splits[name];
    if (!part) continue;
    checkDataset(part, `${subject}: ${name} data`);
    if (name !== 'train') checkLabelled(part, `${subject}: ${name} data`);
    if (String(part.shape) !== String(splits.train.shape)) {
      const shapes = `rows of shape [${splits.train.shape}] in ${name} as in train, got [${part.shape}]`;
      throw new RangeError(`${subject}: expected ${shapes}; reshape the ${name} data`);
    }
    if (part.classes.length !== splits.train.classes.length) {
      const classes = `${splits.train.classes.length} classes in ${name} as in train, got ${part.classes.length}`;
      throw new RangeError(`${subject}: expected ${classes}; give both the same list of classes`);
    }
  }
  const whole = withValidation(splits, seed);
  return { data: whole, heldOut: splits.validation ? 0 : (whole.validation?.y.length ?? 0) };
}

/** Rows without labels can be trained on where nothing asks for a label. */
function checkUnlabelled(subject: string, { baseline }: RunInputs, terms: CheckedTerm[], data: Splits): void {
  const needy = terms.find(({ loss }) => loss.needs?.includes('labels'));
  if (needy) checkLabelled(data.train, `${subject}: train data for term "${needy.name}"`);
  if (baseline !== false) checkLabelled(data.train, `${subject}: train data for the baseline (say baseline: false)`);
  if (!data.validation && !data.test)
    throw new RangeError(
      `${subject}: expected labelled validation or test rows beside unlabelled train rows, got none; give some to score the student on`
    );
}

function checkBest(subject: string, best: unknown, { train, validation }: Splits): BestBy {
  const choices: BestBy[] = ['accuracy', 'averagePrecision', 'rocAuc', 'nll'];
  const isBinary = train.classes.length === 2;
  const hasBoth = isBinary && (!validation || new Set(validation.y).size === 2);
  if (best === undefined) return hasBoth ? 'averagePrecision' : 'accuracy';
  const ranks = best === 'averagePrecision' || best === 'rocAuc';
  if (!choices.includes(best as BestBy) || (ranks && !isBinary)) {
    const allowed = choices.filter((one) => isBinary || one === 'accuracy' || one === 'nll').map(show);
    throw new TypeError(
      `${subject}: expected best to be ${allowed.join(' or ')} for ${train.classes.length} classes, got ${show(best)}; give one of them`
    );
  }
  if (ranks && !hasBoth)
    throw new RangeError(
      `${subject}: expected both classes in the validation rows for best ${show(best)}, got one; give more validation rows`
    );
  return best as BestBy;
}

function checkStudent(subject: string, student: tf.LayersModel, data: Dataset): void {
  const of = `student "${student.name}"`;
  if (student.inputs.length !== 1 || student.outputs.length !== 1) {
    throw new TypeError(
      `${subject}: expected ${of} to have one input and one output, got ${student.inputs.length} and ${student.outputs.length}; give its logits as the only output`
    );
  }
  checkShape(subject, of, student.inputs[0].shape.slice(1), data);
  const output = student.outputs[0].shape;
  const classes = data.classes.length;
  const units = output[output.length - 1];
  if (output.length !== 2 || !(units === classes || (units === 1 && classes === 2))) {
    const wanted = classes === 2 ? '2 units or 1' : `${classes} units`;
    throw new RangeError(
      `${subject}: expected ${of} to give [batch, ${classes}] logits, got [${output.map((n) => n ?? 'batch')}]; give its last layer ${wanted}`
    );
  }
  const activation = endsInActivation(student);
  if (activation) {
    throw new TypeError(
      `${subject}: expected ${of} to end in logits, got a last layer with activation "${activation}"; leave the activation out`
    );
  }
  if (!student.trainableWeights.length) {
    throw new TypeError(`${subject}: expected ${of} to have trainable weights, got none; set trainable to true on its layers`);
  }
}

function checkTeacher(subject: string, teacher: Teacher, student: tf.LayersModel, data: Dataset): void {
  const of = `teacher "${teacher.info.name}"`;
  if (teacher.inputShape) checkShape(subject, of, teacher.inputShape, data);
  const units = student.outputs[0].shape[1];
  const asPair = Math.max(2, teacher.classes ?? 0) === 2 && Math.max(2, units ?? 0) === 2;
  if (teacher.classes !== null && teacher.classes !== units && !asPair) {
    const gives = `${teacher.classes} classes but student "${student.name}" gives ${units}`;
    const fix = `give the student's last layer ${teacher.classes} units`;
    throw new RangeError(`${subject}: teacher "${teacher.info.name}" gives ${gives}; ${fix}`);
  }
}

function checkShape(subject: string, of: string, shape: (number | null)[], data: Dataset): void {
  const fits = shape.length === data.shape.length && shape.every((n, i) => n === null || n === data.shape[i]);
  if (!fits) {
    const sizes = `to take rows of shape [${data.shape}] as in data "${data.name}", got [${shape.map((n) => n ?? 'any')}]`;
    throw new RangeError(`${subject}: expected ${of} ${sizes}; change its inputShape or reshape the data`);
  }
}
