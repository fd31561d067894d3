import type { Scores, Finding, RunRecord, ScoresOfSplits } from '../../record/RunRecord';
import { findDifferenceFromModel } from './findDifferenceFromModel';
import { findNegativeTransfer } from './findNegativeTransfer';
import { leadName, findStillImproving } from './findStillImproving';
import { findTwoClassLossProblems } from './findTwoClassLossProblems';

/** Findings about a finished run, with its numbers. None of them is an error, and the numbers stay unchanged. */
export function findProblemsOfRun(record: RunRecord): Finding[] {
  return [
    findNegativeTransfer(record, adviceAgainst(record)) ??
      (findDifferenceFromModel('baseline', record) ? null : moreErrors(record)),
    weakTeacher(record),
    noBetterThanChance(record),
    findStillImproving(record),
    lowAgreement(record),
    ...findTwoClassLossProblems(record)
  ].filter((finding): finding is Finding => finding !== null);
}

/** A teacher whose classes are in another order hurts at any temperature. */
function adviceAgainst({ findings }: RunRecord): string {
  return findings.some(({ check }) => check === 'classOrder')
    ? "first put the teacher's classes into the order of the data's: see the finding classOrder"
    : 'try another temperature or less weight on the teacher, and repeat with other seeds';
}

/** A baseline reused from another record has only its counts. */
function moreErrors(record: RunRecord): Finding | null {
  const { student, baseline } = record.scores;
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
    hint: adviceAgainst(record)
  };
}

/** The baseline is not worse than the teacher. */
function weakTeacher(record: RunRecord): Finding | null {
  const [taught, alone] = [shown(record.scores.teacher), shown(record.scores.baseline)];
  if (!taught || !alone) return null;
  const isBinary = typeof taught.averagePrecision === 'number' && typeof alone.averagePrecision === 'number';
  const [of, without] = isBinary
    ? [taught.averagePrecision as number, alone.averagePrecision as number]
    : [-taught.errors, -alone.errors];
  if (of > without) return null;
  const measured = isBinary
    ? `the teacher's average precision is ${of.toFixed(4)}, the student's alone ${without.toFixed(4)}`
    : `the teacher makes ${taught.errors} errors, the student alone ${alone.errors}`;
  return {
    check: 'weakTeacher',
    level: 'warning',
    value: isBinary ? of - without : taught.errors - alone.errors,
    says: `${measured}: there is little to learn from it`,
    hint: record.findings.some(({ check }) => check === 'classOrder') ? adviceAgainst(record) : 'train a better teacher first'
  };
}

function noBetterThanChance(record: RunRecord): Finding | null {
  const { scores, data } = record;
  const own = shown(scores.student);
  if (!own || data.majority === null) return null;
  const hint = 'look at the loss curves: it may need more epochs, or a higher learning rate';
  if (typeof own.rocAuc === 'number') {
    if (own.rocAuc > 0.5) return null;
    const says = `the area under the ROC curve of ${leadName(record)} is ${own.rocAuc.toFixed(4)}, of guessing 0.5`;
    return { check: 'noBetterThanChance', level: 'problem', value: own.rocAuc, says, hint };
  }
  if (own.accuracy > data.majority) return null;
  const says = `${leadName(record)} is right on ${percent(own.accuracy)} of the rows, always guessing the commonest class on ${percent(data.majority)}`;
  return { check: 'noBetterThanChance', level: 'problem', value: own.accuracy, says, hint };
}

/** With two classes nearly all models agree on the more common one, so the distance between the probabilities says more. */
function lowAgreement({ scores: { student, baseline } }: RunRecord): Finding | null {
  const [own, alone] = [shown(student), shown(baseline)];
  if (!own || !alone || own.agreement === null || alone.agreement === null) return null;
  const isBinary = own.averagePrecision !== undefined;
  const hint = 'give the teacher more weight, or the student more units';
  if (isBinary) {
    if (own.teacherKl === null || alone.teacherKl === null || own.teacherKl < alone.teacherKl) return null;
    const says = `the distilled student's mean KL from the teacher is ${own.teacherKl.toPrecision(3)} nats, that of the student alone ${alone.teacherKl.toPrecision(3)}: it did not follow the teacher's probabilities`;
    return { check: 'lowAgreement', level: 'warning', value: own.teacherKl, says, hint };
  }
  if (own.agreement > alone.agreement) return null;
  const says = `the distilled student agrees with the teacher on ${percent(own.agreement)} of the rows, the student alone on ${percent(alone.agreement)}: it did not follow the teacher`;
  return { check: 'lowAgreement', level: 'warning', value: own.agreement, says, hint };
}

function shown(splits: ScoresOfSplits | undefined): Scores | undefined {
  return splits?.test ?? splits?.validation;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
