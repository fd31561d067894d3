import { eventLoopBreather } from '../../notebook/eventLoopBreather';
import type { TrainingCallbacks } from './TrainingCallbacks';

/** Callbacks of a training that is no run of its own: it ends after the batch in which `stopped` says so. */
export function untilStopped(stopped: () => boolean, onEvent: TrainingCallbacks['onEvent']): TrainingCallbacks {
  const breathe = eventLoopBreather(0);
  return {
    onEvent,
    async onBatchEnd() {
      if (stopped()) return false;
      await breathe();
      return !stopped();
    }
  };
}
