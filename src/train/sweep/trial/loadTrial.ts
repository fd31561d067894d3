import { readErrorMessage } from '../../../checks/readErrorMessage';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isCallable } from '../../../checks/isCallable';
import { isPlainObject } from '../../../checks/isPlainObject';
import { showPath } from '../../../checks/showPath';
import { showValue } from '../../../checks/showValue';
import { loadTypeScript } from './loadTypeScript';
import type { TrialFunction } from './Trial';

/**
 * Loads the file of a trial: TypeScript (.ts, .mts, .cts), or whatever Node imports.
 *
 * @throws TypeError unless its default export is a function; Error if it cannot be loaded.
 */
export async function loadTrial(path: string): Promise<TrialFunction> {
  const shown = showPath(path);
  let loaded: unknown;
  try {
    loaded = /\.[cm]?ts$/.test(path)
      ? loadTypeScript(path)
      : await import(`${pathToFileURL(path).href}?changed=${statSync(path).mtimeMs}`);
  } catch (error) {
    const message = readErrorMessage(error);
    throw new Error(`sweep: expected a file that can be loaded, got ${shown} (${message.slice(0, 1000)}); look at its imports`, {
      cause: error
    });
  }
  const trial = defaultOf(loaded);
  if (!isCallable(trial))
    throw new TypeError(
      `sweep: expected the default export of ${shown} to be a function, got ${showValue(trial)}; write export default async ({ parameters, distill }) => ...`
    );
  return trial as TrialFunction;
}

/** A CommonJS file that was an ES module has its default under another one. */
function defaultOf(loaded: unknown): unknown {
  const found = isPlainObject(loaded) ? loaded.default : loaded;
  return isPlainObject(found) && found.__esModule === true ? found.default : found;
}
