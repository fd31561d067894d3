import { eventLoopYielder } from './eventLoopYielder';
import { watchInterrupts } from './watchInterrupts';

/**
 * A function to await often in work that is useless when half done: it lets the event loop run now and then, and throws if the user has
 * interrupted the cell.
 */
export function interruptiblePauser(): () => Promise<void> {
  const [breathe, watch] = [eventLoopYielder(), watchInterrupts()];
  return async () => {
    await breathe();
    watch.throwIfInterrupted();
  };
}
