import { createEventLoopYielder } from '../../notebook/createEventLoopYielder';
import type { TrainingCallbacks } from './TrainingCallbacks';

/** Callbacks for a training that is not a run of its own. It ends after the batch in which `stopped` returns true. */
export function createStoppableCallbacks(stopped: () => boolean, onEvent: TrainingCallbacks['onEvent']): TrainingCallbacks {
  const breathe = createEventLoopYielder(0);
  return {
    onEvent,
    async onBatchEnd() {
      if (stopped()) return false;
      await breathe();
      return !stopped();
    }
  };
}
