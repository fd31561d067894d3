import * as tf from '@tensorflow/tfjs';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import { suggestKnownName } from '../../checks/suggestKnownName';
import type { FileModel, FileModelInput } from './FileModel';
import type { FileTeacherOptions } from './FileTeacherOptions';
import type { InputPlan } from './InputPlan';
import { normalizeRows, saysOfNormalize } from './normalizeRows';
import { formatModelInput, showShape } from './formatModelInput';

/**
 * Decides which input gets the rows and which are made by functions.
 *
 * @throws TypeError or RangeError that says what to state, if the file and the options leave it open.
 */
export function planInputs(subject: string, model: FileModel, options: FileTeacherOptions): InputPlan {
  const { inputs: made = {}, normalize, layout, shape } = options;
  const names = model.inputs.map(({ name }) => name);
  for (const name of Object.keys(made))
    if (!names.includes(name))
      throw new RangeError(
        `${subject}: expected inputs among ${list(model.inputs)}, got ${showValue(name)}; ${suggestKnownName(name, names, 'name one of these')}`
      );
  const rest = model.inputs.filter(({ name }) => !Object.hasOwn(made, name));
  if (rest.length > 1)
    throw new TypeError(
      `${subject}: expected a model with one input for the rows, got ${rest.length}: ${list(rest)}; say how all but one are made of the rows: {inputs: {${showValue(rest[1].name)}: (rows) => ...}}`
    );
  const seen = rest.at(0);
  if (!seen && (layout || normalize))
    throw new TypeError(
      `${subject}: expected layout and normalize for an input that gets the rows, got none; leave them to inputs`
    );
  if (seen?.type === 'string')
    throw new TypeError(
      `${subject}: expected an input of numbers for the rows, got ${formatModelInput(seen)}; say how its texts are made of the rows: {inputs: {${showValue(seen.name)}: (rows) => tf.tensor1d([...], "string")}}`
    );
  const rowShape = seen ? rowShapeOf(subject, seen, layout, shape) : shape ? [...shape] : null;
  const look = (rows: tf.Tensor) => {
    const normal = normalize ? normalizeRows(subject, rows, normalize) : rows;
    return layout === 'NCHW' ? tf.transpose(normal, [0, 3, 1, 2]) : normal;
  };
  return {
    rowShape,
    fixedRows: fixedRowsOf(subject, seen ? [seen] : model.inputs),
    says: [
      ...(seen ? [`rows as ${seen.name}${layout ? ` ${layout}` : ''}${normalize ? ` ${saysOfNormalize(normalize)}` : ''}`] : []),
      ...Object.keys(made).map((name) => `${name} by a function`)
    ],
    feedsOf: (rows) =>
      tf.tidy(() =>
        Object.fromEntries(
          model.inputs.map((input): [string, tf.Tensor] => {
            const given: unknown = input === seen ? look(rows) : made[input.name](rows);
            checkFeed(subject, input, given);
            // What a function gives may be its own.
            return [input.name, tf.clone(given)];
          })
        )
      )
  };
}

function rowShapeOf(
  subject: string,
  input: FileModelInput,
  layout: FileTeacherOptions['layout'],
  stated: readonly number[] | undefined
): (number | null)[] | null {
  const { shape } = input;
  if (shape && shape.length === 4 && !layout)
    throw new TypeError(
      `${subject}: expected layout for the input ${formatModelInput(input)}, got none; give {layout: "NCHW"} as PyTorch's models have it, or {layout: "NHWC"} as TensorFlow's`
    );
  if (layout && shape && shape.length !== 4)
    throw new TypeError(`${subject}: expected layout for an input of four axes, got ${formatModelInput(input)}; leave it out`);
  const [, ...row] = shape ?? [];
  const known = shape && (layout === 'NCHW' ? [row[1], row[2], row[0]] : row);
  if (!stated) return known;
  const fits = !known || (known.length === stated.length && known.every((size, i) => size === null || size === stated[i]));
  if (!fits)
    throw new RangeError(
      `${subject}: expected shape to be what the model takes, ${showShape(known!)}, got ${showShape(stated)}; leave it out`
    );
  return [...stated];
}

/** A file that asks for more rows at once is damaged: the last one would be repeated until memory ends. */
const mostRows = 65536;

function fixedRowsOf(subject: string, inputs: FileModelInput[]): number | null {
  const [first, ...others] = inputs.map(({ shape }) => shape?.at(0) ?? null);
  if (first === undefined || first === null || others.some((one) => one !== first)) return null;
  if (first >= 1 && first <= mostRows) return first;
  throw new RangeError(
    `${subject}: expected a model of 1 to ${mostRows} rows at a time, got the input ${formatModelInput(inputs[0])}; export it with any number of rows`
  );
}

function checkFeed(subject: string, input: FileModelInput, given: unknown): asserts given is tf.Tensor {
  const { name, shape } = input;
  if (!isTensor(given) && !isTextTensor(given))
    throw new TypeError(`${subject}: expected the input ${showValue(name)} as a tensor, got ${showValue(given)}; return one`);
  const fits = !shape || (given.rank === shape.length && shape.every((size, i) => size === null || size === given.shape[i]));
  if (!fits)
    throw new RangeError(
      `${subject}: expected the input ${formatModelInput(input)}, got ${showShape(given.shape)}; give rows of that shape, or make it with {inputs: {${showValue(name)}: (rows) => ...}}`
    );
}

function isTextTensor(value: unknown): value is tf.Tensor {
  return value instanceof tf.Tensor && value.dtype === 'string' && !value.isDisposed;
}

/** With many columns as inputs, the first are enough. */
function list(inputs: FileModelInput[]): string {
  const more = inputs.length > 8 ? ` and ${inputs.length - 8} more` : '';
  return inputs.slice(0, 8).map(formatModelInput).join(', ') + more;
}
