import { distillOptionNames, type DistillOptions } from './DistillOptions';
import type { LabelLoss } from './LabelLoss';

/** What a run that goes on is given again: as for `distill` or `train`, except its folder. */
export interface ResumeOptions extends Omit<DistillOptions, 'teacher' | 'folder'>, LabelLoss {
  /** The teacher that the run began with, loaded again. Left out for a run of `train`. */
  teacher?: DistillOptions['teacher'];
}

export const resumeOptionNames = [...distillOptionNames.filter((name) => name !== 'folder'), 'loss'];
