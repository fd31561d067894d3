import { isCallable } from './isCallable';
import { showValue } from './showValue';

interface Kind {
  expected: string;
  fits(value: unknown): boolean;
  fix: string;
}

const flag: Kind = { expected: 'true or false', fits: (value) => typeof value === 'boolean', fix: 'choose one' };
const callback: Kind = { expected: 'a function', fits: isCallable, fix: 'give (told) => ...' };
const text: Kind = { expected: 'a text', fits: (value) => typeof value === 'string', fix: 'put it in quotes' };
const signal: Kind = {
  expected: 'an AbortSignal',
  fits: (value) => typeof (value as AbortSignal | null)?.throwIfAborted === 'function',
  fix: 'give the signal of an AbortController'
};

/** Options that mean the same in every function that has them. */
const kinds: { [option: string]: Kind } = {
  ...alike(['show', 'outOfFold', 'dropCopies', 'trusted', 'keepTime', 'dropUnlabelled', 'together'], flag),
  ...alike(['deal', 'labelled', 'defaultMissing', 'batchNormalization', 'means', 'majority', 'training', 'nesterov'], flag),
  ...alike(['onEvent', 'onProgress'], callback),
  ...alike(['title', 'cache'], text),
  signal
};

/** @throws TypeError for an option of every function, such as `show`, that is not of its kind. */
export function checkCommonOption(subject: string, name: string, value: unknown): void {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (value === undefined || kind === undefined || kind.fits(value)) return;
  throw new TypeError(`${subject}: expected ${name} to be ${kind.expected}, got ${showValue(value)}; ${kind.fix}`);
}

function alike(names: readonly string[], kind: Kind): { [option: string]: Kind } {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
