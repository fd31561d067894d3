import { isPromise, leave } from './isPromise';
import { readErrorMessage } from './readErrorMessage';

/**
 * A callback that tells the user something, as it is called: nothing is expected back. If it is an async function, nobody waits for it, and a warning says when
 * it fails: the work goes on, as what it tells is no part of it.
 *
 * @param name of the option: "onEvent".
 */
export function warnIfCallbackRejects<A extends unknown[]>(
  subject: string,
  name: string,
  callback: ((...told: A) => unknown) | undefined
): (...told: A) => void {
  let isTold = false;
  const warn = (error: unknown) => {
    if (isTold) return;
    isTold = true;
    process.emitWarning(
      `${subject}: expected the promise of ${name} to be kept, got ${readErrorMessage(error)}; catch errors in ${name}, as nobody waits for it`
    );
  };
  return (...told) => {
    const given = callback?.(...told);
    if (isPromise(given)) leave(given, warn);
  };
}
