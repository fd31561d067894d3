import { showValue } from '../../../checks/showValue';

/** @throws TypeError unless the classes are two or more names, each once. */
export function checkClassNames(subject: string, classes: unknown): void {
  const fits = Array.isArray(classes) && classes.length >= 2 && classes.every((one) => typeof one === 'string');
  if (!fits || new Set(classes).size < classes.length)
    throw new TypeError(
      `${subject}: expected classes to be two or more names, each once, got ${showValue(classes)}; give them in the wanted order`
    );
}
