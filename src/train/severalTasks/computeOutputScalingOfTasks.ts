import type { AnyDataset } from '../../data/Dataset';
import { computeTargetStatistics } from '../../data/computeTargetStatistics';
import type { ColumnScaling, OutputScaling } from '../options/OutputScaling';
import type { TaskOfSeveral } from './TaskOfSeveral';

/** Tasks of numbers count in standard deviations of their targets, others as they are. */
export function computeOutputScalingOfTasks(all: readonly TaskOfSeveral[], { targets }: AnyDataset): OutputScaling {
  const { means, deviations } = computeTargetStatistics(targets!);
  const columnsOf = (widthOf: (part: TaskOfSeveral) => number): ColumnScaling => {
    const pick = (own: number[], plain: number) =>
      all.flatMap((part) =>
        part.head.inTargetUnits ? own.slice(...part.head.targets) : Array.from({ length: widthOf(part) }, () => plain)
      );
    return { means: pick(means, 0), deviations: pick(deviations, 1) };
  };
  return { ...columnsOf(({ head }) => head.units), targets: columnsOf(({ targetNames }) => targetNames.length) };
}
