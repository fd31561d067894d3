import { preloadAddon } from './preloadAddon';
import { isTensorFlowLogHidden } from './isTensorFlowLogHidden';

/** Starts loading TensorFlow's library in a thread; `loadEngine` then waits for the rest. Useful when the start has other work to do meanwhile. */
export function beginLoadingTensorFlow(): void {
  // Lines printed by the thread are lost; a user who wants them gets them from the main thread.
  if (isTensorFlowLogHidden()) preloadAddon()?.begin();
}
