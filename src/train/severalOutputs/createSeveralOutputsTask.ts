import { scoreLogits } from '../../metrics/scoreLogits';
import type { RankedBy } from '../options/RankedBy';
import type { Task } from '../options/Task';
import { classificationTask } from '../task/classificationTask';
import type { OutputGroup } from './OutputGroup';
import { takeOutput } from './takeOutput';

/**
 * Classification by several outputs side by side. The history has the scores of each output ("exit: accuracy") and their means, by which the best epoch is chosen; the scores of a model are those of its last
 * output.
 */
export function createSeveralOutputsTask(outputs: readonly OutputGroup[]): Task {
  const last = outputs[outputs.length - 1];
  return {
    ...classificationTask,
    check: () => {},
    checkBest: () => bestByMean,
    score: ({ outputs: all, rows }) => scoreLogits({ student: takeOutput(all, last), labels: rows.y }),
    series(scores, { outputs: all, rows }) {
      if (!scores) return { accuracy: 0, nll: Infinity };
      const each = outputs.map((output) => scoreLogits({ student: takeOutput(all, output), labels: rows.y }));
      const own = outputs.flatMap(({ name }, i) => names.map((metric) => [`${name}: ${metric}`, each[i][metric]] as const));
      const means = names.map((metric) => [metric, each.reduce((sum, one) => sum + one[metric], 0) / each.length] as const);
      return Object.fromEntries([...means, ...own]);
    }
  };
}

/** Of all outputs together. */
export const bestByMean: RankedBy = { name: 'accuracy', better: 'higher', tie: 'nll' };

const names = ['accuracy', 'nll', 'ece'] as const;
