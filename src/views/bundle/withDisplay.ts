import type { MimeBundle } from './MimeBundle';

const display = Symbol.for('Jupyter.display');

/**
 * The same object with a hidden `Symbol.for("Jupyter.display")` method, which is neither in its JSON nor among its keys. A frozen
 * object is left alone, and a copy of it is returned instead.
 */
export function withDisplay<T extends object>(value: T, show: () => MimeBundle): T {
  const target = Object.isExtensible(value) ? value : { ...value };
  return Object.defineProperty(target, display, { value: show, enumerable: false, configurable: true, writable: true });
}
