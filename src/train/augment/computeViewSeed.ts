import { mixSeeds } from '../../stats/createRandom';

/** Whose view it is: with "independent" teaching the teacher has its own. */
export type Viewer = 'student' | 'teacher';

/** The seed of the views of the train rows (set 0) or of a transfer set. */
export function computeViewSeed(seed: number, set: number, viewer: Viewer): number {
  return mixSeeds(seed, set, viewer === 'student' ? 8_191 : 8_192);
}
