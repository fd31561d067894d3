import { showValue } from '../../../checks/showValue';

/** @throws TypeError unless types is {column: type} and missing is an array of texts. */
export function checkTypes(subject: string, types: unknown, missing: unknown, option = 'missing'): void {
  if (!Array.isArray(missing) || !missing.every((text) => typeof text === 'string'))
    throw new TypeError(`${subject}: expected ${option} to be texts, got ${showValue(missing)}; give an array of strings`);
  if (typeof types !== 'object' || types === null || Array.isArray(types))
    throw new TypeError(`${subject}: expected types to be {column: type}, got ${showValue(types)}; give an object`);
  for (const [name, type] of Object.entries(types)) {
    if (type !== 'number' && type !== 'category' && type !== 'time')
      throw new TypeError(
        `${subject}: expected the type of ${showValue(name)} to be "number", "category" or "time", got ${showValue(type)}; choose one of them`
      );
  }
}
