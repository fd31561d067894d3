import type { TrainingStage } from '../check/checkStages';

/** Whether a term of a stage compares the student's logits with the teacher's. One that compares features does not. */
export function needsTeacherLogits(stages: readonly TrainingStage[]): boolean {
  return stages.some(({ terms }) => terms.some(({ loss }) => loss.needs?.includes('teacher')));
}
