import type { ComparedShapes } from '../../losses/learned/LearnedParts';
import type { AdapterStep } from './AdapterPlan';

/** The shapes of two features, without the batch, after the steps of an adapter; null where a size is only known with the data. */
export function computeComparedShapes(
  steps: readonly AdapterStep[],
  teacher: (number | null)[],
  student: (number | null)[]
): ComparedShapes | null {
  const after = (side: AdapterStep['side'], shape: (number | null)[]) =>
    steps.filter((step) => step.side === side).at(-1)?.to ?? shape;
  const shapes = { teacher: after('teacher', teacher), student: after('student', student) };
  return [...shapes.teacher, ...shapes.student].includes(null) ? null : (shapes as ComparedShapes);
}
