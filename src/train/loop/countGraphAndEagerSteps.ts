import type { TrainingGraph } from '../../engine/graph/createTrainingGraph';
import type { StepsRun } from '../../record/StepsRun';

/** Names and texts of a record are no longer. */
const longest = 200;

/** How the steps of a training were executed: all stages together, with the first reason against graphs. */
export function countGraphAndEagerSteps(stages: readonly TrainingGraph[]): StepsRun {
  const sum = (way: 'graphs' | 'operations') => stages.reduce((total, stage) => total + stage.steps()[way], 0);
  const eager = stages.map((stage) => stage.eager()).find((reason) => reason !== null);
  return { graphs: sum('graphs'), operations: sum('operations'), ...(eager && { eager: eager.slice(0, longest) }) };
}
