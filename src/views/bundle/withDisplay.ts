import type { MimeBundle } from './MimeBundle';

const display = Symbol.for('Jupyter.display');

/**
 * The same object with a `Symbol.for("Jupyter.display")` method that nobody sees: not in its JSON, not among its keys. A frozen
 * object is left alone, and a copy of it is given back instead.
 */
export function withDisplay<T extends object>(value: T, show: () => MimeBundle): T {
  const target = Object.isExtensible(value) ? value : { ...value };
  return Object.defineProperty(target, display, { value: show, enumerable: false, configurable: true, writable: true });
}
