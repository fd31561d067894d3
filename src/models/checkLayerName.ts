import { show } from '../checks/show';

/**
 * A layer's name as its configuration has it; nothing where tfjs is to number one.
 *
 * @throws TypeError for a name that tfjs could not use.
 */
export function checkLayerName(subject: string, name: unknown): { name?: string } {
  if (name === undefined) return {};
  if (typeof name === 'string' && /^[A-Za-z0-9][\w./-]*$/.test(name)) return { name };
  throw new TypeError(
    `${subject}: expected name to be of letters, digits, "_", ".", "-" and "/", got ${show(name)}; name it "attention"`
  );
}
