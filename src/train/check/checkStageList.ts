import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { Stage } from '../options/Stage';

/** @throws TypeError or RangeError if there is no stage, a name comes twice, or a stage is not valid. */
export function checkStageList(list: Stage[]): Stage[] {
  if (!isSafeToInspect(list) || !Array.isArray(list) || !list.length)
    throw new TypeError(
      `stages: expected an array of stages, got ${showValue(list)}; give [{name: "hint", epochs: 3, terms: {…}}]`
    );
  const names = new Set<string>();
  return list.map((stage, i) => {
    checkOptions(`stages[${i}]`, stage, ['name', 'epochs', 'terms', 'trainable', 'optimizer']);
    const { name, epochs, terms, trainable } = stage ?? {};
    if (typeof name !== 'string' || !name)
      throw new TypeError(`stages[${i}]: expected name to be a string, got ${showValue(name)}; give it a short name`);
    if (names.has(name)) throw new RangeError(`stages: expected each name once, got ${showValue(name)} again; rename one`);
    names.add(name);
    const subject = `stages: stage "${name}"`;
    checkNumber(subject, 'epochs', epochs, { atLeast: 1, atMost: 1_000_000, integer: true });
    if (typeof terms !== 'object' || terms === null || !Object.keys(terms).length)
      throw new TypeError(
        `${subject}: expected at least one term, got ${showValue(terms)}; give {hint: {weight: 1, loss: kd.hint(), layers: {…}}}`
      );
    if (trainable !== undefined && !isCallable(trainable) && !isNames(trainable))
      throw new TypeError(
        `${subject}: expected trainable to be names of layers or a function of a name, got ${showValue(trainable)}; give ["head"]`
      );
    return { ...stage };
  });
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
