import { findHost } from './findHost';

/**
 * A module that is loaded when one of its exports is first read. The set-up has the package's index call this (`scripts/setup/deferToolkit.mjs`).
 *
 * A cell may be what reads it first, and may have made something of its own of `fs.readFileSync`, with which Node would load the module.
 */
export function deferModule<Exports extends object>(load: () => Exports): Exports {
  let exports: Exports | undefined;
  const inHost = () => findHost()?.asKernel?.(load) ?? load();
  return new Proxy({} as Exports, { get: (_, name) => Reflect.get((exports ??= inHost()), name) as unknown });
}
