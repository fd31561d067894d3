import type { SavedTraining } from '../loop/TrainingState';
import type { SavedPlace } from './CheckpointManifest';
import type { FoundCheckpoint } from './findCheckpoint';
import { readTensors } from './readTensors';

/** The training of a model as a checkpoint has it. JSON has no NaN and no infinity: they are null there. */
export function readSavedTraining(subject: string, from: FoundCheckpoint, place: SavedPlace, role: string): SavedTraining {
  const { looked, best } = place;
  return {
    place: {
      ...place,
      looked: Object.fromEntries(Object.entries(looked).map(([series, value]) => [series, value ?? NaN])),
      best: best && { epoch: best.epoch, value: best.value ?? -Infinity, tie: best.tie ?? -Infinity }
    },
    read: (kind, like) => readTensors(subject, from, `${role}/${kind}`, like)
  };
}
