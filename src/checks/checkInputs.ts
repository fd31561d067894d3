import { checkOptions } from './checkOptions';

/**
 * The same for what cannot be left out: named inputs of which some are needed.
 *
 * @throws TypeError as `checkOptions` does, and for nothing at all.
 */
export function checkInputs(subject: string, inputs: unknown, known: readonly string[]): void {
  if (inputs === undefined)
    throw new TypeError(`${subject}: expected options as an object, got undefined; pass {${known[0]}: ...}`);
  checkOptions(subject, inputs, known);
}
