import type { Finding, MeasuredOfSplits, MeasuredScores, RunRecord } from '../../record/RunRecord';
import { findNegativeTransfer } from './findNegativeTransfer';
import { leadName, findStillImproving } from './findStillImproving';

/** Findings about a finished run with targets, with its numbers. None of them is an error, and the numbers stay unchanged. */
export function findProblemsOfRunWithTargets(record: RunRecord): Finding[] {
  const hint = 'give the teacher less weight, or look at its own scores, and repeat with other seeds';
  return [
    findNegativeTransfer(record, hint),
    weakTeacher(record),
    noBetterThanMean(record),
    findStillImproving(record),
    farFromTeacher(record)
  ].filter((finding): finding is Finding => finding !== null);
}

/** The baseline is not worse than the teacher, by the first metric. */
function weakTeacher({ measured, data }: RunRecord): Finding | null {
  const [metric] = data.metrics ?? [];
  const [taught, alone] = [shown(measured?.teacher)?.values[metric?.name], shown(measured?.baseline)?.values[metric?.name]];
  if (typeof taught !== 'number' || typeof alone !== 'number') return null;
  if (metric.better === 'higher' ? taught > alone : taught < alone) return null;
  return {
    check: 'weakTeacher',
    level: 'warning',
    value: taught - alone,
    says: `the teacher's ${metric.title} is ${taught.toPrecision(4)}, that of the student alone ${alone.toPrecision(4)}: there is little to learn from it`,
    hint: 'train a better teacher first'
  };
}

function noBetterThanMean(record: RunRecord): Finding | null {
  const explained = shown(record.measured?.student)?.values.rSquared;
  if (typeof explained !== 'number' || explained > 0) return null;
  return {
    check: 'noBetterThanMean',
    level: 'problem',
    value: explained,
    says: `the R squared of ${leadName(record)} is ${explained.toFixed(4)}: it is no better than always predicting the mean`,
    hint: 'look at the loss curves: it may need more epochs, a higher learning rate, or kd.layers.targetUnits as its last layer'
  };
}

function farFromTeacher({ measured }: RunRecord): Finding | null {
  const [own, alone] = [shown(measured?.student)?.teacherDistance, shown(measured?.baseline)?.teacherDistance];
  if (typeof own !== 'number' || typeof alone !== 'number' || own < alone) return null;
  return {
    check: 'farFromTeacher',
    level: 'warning',
    value: own,
    says: `the distilled student's outputs are ${own.toPrecision(3)} standard deviations from the teacher's, those of the student alone ${alone.toPrecision(3)}: it did not follow the teacher`,
    hint: 'give the teacher more weight, or the student more units'
  };
}

function shown(splits: MeasuredOfSplits | undefined): MeasuredScores | undefined {
  return splits?.test ?? splits?.validation;
}
