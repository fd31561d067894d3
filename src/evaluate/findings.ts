import type { Finding, RunRecord, Scores, ScoresOfSplits } from '../record/RunRecord';

/** What is odd about a finished run, said with its numbers. Nothing here is an error: the numbers stand as they are. */
export function findings(record: RunRecord): Finding[] {
  return [
    negativeTransfer(record),
    weakTeacher(record),
    majorityClass(record),
    stillImproving(record),
    lowAgreement(record)
  ].filter((finding): finding is Finding => finding !== null);
}

function negativeTransfer({ scores: { student, baseline } }: RunRecord): Finding | null {
  const [own, alone] = [shown(student), shown(baseline)];
  if (!own || !alone || own.errors <= alone.errors) return null;
  const difference = own.errors - alone.errors;
  // Two counts on the same rows: their difference is at most as noisy as that of two independent ones.
  const clear = difference > 2 * Math.sqrt(own.errors + alone.errors);
  return {
    check: 'negativeTransfer',
    level: clear ? 'problem' : 'warning',
    value: difference,
    says: `the distilled student makes ${own.errors} errors, the same student alone ${alone.errors}: the teacher ${clear ? 'hurt' : 'did not help'}`,
    hint: 'try another temperature or less weight on the teacher, and repeat with other seeds'
  };
}

function weakTeacher({ scores: { teacher, baseline } }: RunRecord): Finding | null {
  const [taught, alone] = [shown(teacher), shown(baseline)];
  if (!taught || !alone || taught.errors < alone.errors) return null;
  return {
    check: 'weakTeacher',
    level: 'warning',
    value: taught.errors - alone.errors,
    says: `the teacher makes ${taught.errors} errors, the student alone ${alone.errors}: there is little to learn from it`,
    hint: 'train a better teacher first'
  };
}

function majorityClass({ scores, data }: RunRecord): Finding | null {
  const own = shown(scores.student);
  if (!own || data.majority === null || own.accuracy > data.majority) return null;
  return {
    check: 'majorityClass',
    level: 'problem',
    value: own.accuracy,
    says: `the student is right on ${percent(own.accuracy)} of the rows, always guessing the commonest class on ${percent(data.majority)}`,
    hint: 'look at the loss curves: it may need more epochs, or a higher learning rate'
  };
}

function stillImproving({ history, setup }: RunRecord): Finding | null {
  if (!history.best || setup.epochs < 2 || history.best.epoch !== setup.epochs) return null;
  return {
    check: 'stillImproving',
    level: 'info',
    value: history.best.epoch,
    says: `the last epoch (${setup.epochs}) was the best one: the student was still improving`,
    hint: 'train for more epochs'
  };
}

function lowAgreement({ scores: { student, baseline } }: RunRecord): Finding | null {
  const [own, alone] = [shown(student)?.agreement, shown(baseline)?.agreement];
  if (typeof own !== 'number' || typeof alone !== 'number' || own > alone) return null;
  return {
    check: 'lowAgreement',
    level: 'warning',
    value: own,
    says: `the distilled student agrees with the teacher on ${percent(own)} of the rows, the student alone on ${percent(alone)}: it did not follow the teacher`,
    hint: 'give the teacher more weight, or the student more units'
  };
}

function shown(splits: ScoresOfSplits | undefined): Scores | undefined {
  return splits?.test ?? splits?.validation;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
