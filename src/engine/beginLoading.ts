import { loadingAddon } from './loadingAddon';
import { hidesTensorFlowLog } from './hidesTensorFlowLog';

/** Has a thread load TensorFlow's library from now on; `loadEngine` then waits for what is left of it. For who starts up otherwise busy. */
export function beginLoading(): void {
  // Its lines are lost in the thread; who asks for them gets them from the main thread.
  if (hidesTensorFlowLog()) loadingAddon()?.begin();
}
