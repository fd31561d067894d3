import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import type { LearnedParts, LearnedVariable } from '../../losses/learned/LearnedParts';

/**
 * What a loss of the user's own says that it learns.
 *
 * @param name of the loss.
 * @throws TypeError for a part that is missing or of another kind.
 */
export function checkLearnedParts(subject: string, name: string, learns: LearnedParts): void {
  const isWhole =
    hasSafelyReadableMembers(learns, ['does', 'gives', 'refuses', 'variables', 'apply']) &&
    typeof learns.does === 'string' &&
    learns.does.length <= 200 &&
    (learns.gives === undefined || (Array.isArray(learns.gives) && learns.gives.every((one) => typeof one === 'string'))) &&
    (learns.refuses === undefined || isCallable(learns.refuses)) &&
    [learns.variables, learns.apply].every(isCallable);
  if (!isWhole)
    throw new TypeError(
      `${subject}: expected ${name} to say what it learns, got ${showValue(learns)}; give {does: "...", variables(shapes), apply(pairs, variables)}`
    );
}

/** @throws TypeError for anything but variables by name. */
export function checkLearnedVariables(subject: string, name: string, learned: { [name: string]: LearnedVariable }): void {
  const isSize = (one: unknown) => Number.isSafeInteger(one) && (one as number) >= 1;
  const isVariable = (one: unknown) => {
    if (!isPlainObject(one)) return false;
    const { shape, start, frozen } = one;
    const isShape = Array.isArray(shape) && shape.length <= 6 && shape.every(isSize);
    const isStart = start === 'kernel' ? isShape && shape.length >= 2 : Number.isFinite(start);
    return isShape && isStart && (frozen === undefined || typeof frozen === 'boolean');
  };
  const odd = isPlainObject(learned) ? Object.values(learned).find((one) => !isVariable(one)) : learned;
  if (!isPlainObject(learned) || odd !== undefined)
    throw new TypeError(
      `${subject}: expected the variables that ${name} learns by name, got ${showValue(odd)}; give {kernel: {shape: [8, 16], start: "kernel"}}`
    );
}
