import type { Difference } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';

/** The student's difference from another model in the first metric of the comparison. */
export function findDifferenceFromModel(against: string, { comparison }: RunRecord): Difference | undefined {
  const first = comparison?.metrics[0].name;
  return comparison?.differences.find((one) => one.metric === first && one.model === 'student' && one.against === against);
}
