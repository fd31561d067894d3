import type { Teacher } from '../../teachers/Teacher';
import type { DistillOptions } from '../options/DistillOptions';

/** What a run is asked for, its teacher made one already; without a teacher it is plain training. */
export interface RunInputs extends Omit<DistillOptions, 'teacher'> {
  teacher?: Teacher;
}
