import { showValue } from '../checks/showValue';

/**
 * A layer's name for its configuration; nothing if tfjs should make one.
 *
 * @throws TypeError for a name that tfjs could not use.
 */
export function checkLayerName(subject: string, name: unknown): { name?: string } {
  if (name === undefined) return {};
  if (typeof name === 'string' && /^[A-Za-z0-9][\w./-]*$/.test(name)) return { name };
  throw new TypeError(
    `${subject}: expected name to be of letters, digits, "_", ".", "-" and "/", got ${showValue(name)}; name it "attention"`
  );
}
