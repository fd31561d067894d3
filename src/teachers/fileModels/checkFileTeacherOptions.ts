import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { fileTeacherOptionNames, type FileTeacherOptions } from './FileTeacherOptions';

/** @throws TypeError or RangeError for an option that cannot be used with any model. */
export function checkFileTeacherOptions(subject: string, options: FileTeacherOptions): void {
  checkOptions(subject, options, fileTeacherOptionNames);
  const { classes, probabilities, layout, normalize, inputs, shape } = options;
  for (const name of ['name', 'output', 'key'] as const) {
    const value: unknown = options[name];
    if (value !== undefined && (typeof value !== 'string' || value.length > 200 || value === ''))
      throw new TypeError(`${subject}: expected ${name} to be a short text, got ${showValue(value)}; leave it out, or give one`);
  }
  if (probabilities !== undefined && typeof probabilities !== 'boolean')
    throw new TypeError(`${subject}: expected probabilities to be true or false, got ${showValue(probabilities)}; leave it out`);
  if (layout !== undefined && layout !== 'NCHW' && layout !== 'NHWC')
    throw new TypeError(
      `${subject}: expected layout to be "NCHW" or "NHWC", got ${showValue(layout)}; PyTorch's models take NCHW`
    );
  if (classes !== undefined && !(isList(classes) && classes.length > 1 && classes.every((one) => typeof one === 'string')))
    throw new TypeError(
      `${subject}: expected classes to be two or more names, got ${showValue(classes)}; name each in the order of the logits`
    );
  if (shape !== undefined && !(isList(shape) && shape.every((size) => Number.isSafeInteger(size) && size > 0)))
    throw new TypeError(
      `${subject}: expected shape to be that of one row, got ${showValue(shape)}; give [height, width, channels]`
    );
  if (inputs !== undefined && !(isPlainObject(inputs) && Object.values(inputs).every(isCallable)))
    throw new TypeError(
      `${subject}: expected inputs to be functions by the names of inputs, got ${showValue(inputs)}; give {mask: (rows) => rows.greater(0)}`
    );
  if (normalize !== undefined) checkNormalize(subject, normalize);
}

function checkNormalize(subject: string, normalize: NonNullable<FileTeacherOptions['normalize']>): void {
  checkOptions(`${subject}: normalize`, normalize, ['scale', 'mean', 'std']);
  const { scale, mean, std } = normalize;
  if (scale !== undefined) checkNumber(subject, 'normalize.scale', scale);
  for (const [name, value] of Object.entries({ mean, std })) {
    if (value === undefined) continue;
    const numbers: unknown[] = isList(value) ? [...value] : [value];
    if (numbers.length > 0 && numbers.every((one) => Number.isFinite(one) && (name === 'mean' || one !== 0))) continue;
    const what = name === 'std' ? 'numbers other than 0' : 'numbers';
    throw new TypeError(
      `${subject}: expected normalize.${name} to be ${what}, got ${showValue(value)}; give one, or a list with one for each channel`
    );
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return isSafeToInspect(value) && Array.isArray(value) && value.length < 1e5;
}
