import { createEventLoopYielder } from './createEventLoopYielder';
import { watchInterrupts } from './watchInterrupts';

/**
 * A function to await often in work that is useless when half done: it lets the event loop run now and then, and throws if the user has
 * interrupted the cell.
 */
export function createInterruptiblePauser(): () => Promise<void> {
  const [breathe, watch] = [createEventLoopYielder(), watchInterrupts()];
  return async () => {
    await breathe();
    watch.throwIfInterrupted();
  };
}
