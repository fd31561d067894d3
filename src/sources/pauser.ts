import { breather } from '../evaluate/breather';
import { findHost } from '../host/findHost';

/** A function to await often: it lets the event loop run now and then, and throws when the notebook's cell is interrupted. */
export function pauser(): () => Promise<void> {
  const breathe = breather();
  return async () => {
    await breathe();
    findHost()?.throwIfInterrupted();
  };
}
