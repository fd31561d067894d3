import type { AnyDataset, Splits } from '../../data/Dataset';
import { checkSameClasses } from '../../data/checkSameClasses';
import { showValue } from '../../checks/showValue';
import { findWrongClassOrderByAuc } from '../../assess/findings/findWrongClassOrderByAuc';
import { findWrongClassOrder } from '../../assess/findings/findWrongClassOrder';
import { findProblemsOfRun } from '../../assess/findings/findProblemsOfRun';
import { findTooGoodTeacher } from '../../assess/findings/findTooGoodTeacher';
import { findWorseThanGuessing } from '../../assess/findings/findWorseThanGuessing';
import { computeSoftLabelsRecord } from '../../assess/softLabels/computeSoftLabelsRecord';
import { computeMajorityShare } from '../../metrics/classification/computeMajorityShare';
import { scoreLogits } from '../../metrics/scoreLogits';
import type { Scores } from '../../record/RunRecord';
import { crossEntropy } from '../../losses/crossEntropy';
import { checkClassStudent, checkClassTeacher, checkGivesLogits } from './checkStudent';
import { shownSplit } from './listPresentSplits';
import { createDefaultTerms } from './createDefaultTerms';
import type { BestBy } from '../options/TrainOptions';
import type { RankedBy } from '../options/RankedBy';
import type { Task } from '../options/Task';

/** The task of data with classes: logits, cross-entropy, soft targets. */
export const classificationTask: Task = {
  name: 'classification',
  of: 'classes',
  outputs: 'logits',
  check(subject, { student, teacher, data }) {
    const { train } = data;
    for (const [name, part] of Object.entries(data))
      if (part && part !== train)
        checkSameClasses(
          subject,
          { of: 'train data', classes: train.classes },
          { of: `${name} data`, classes: (part as AnyDataset).classes }
        );
    checkClassStudent(subject, student, train);
    checkGivesLogits(subject, student, train);
    if (teacher) checkClassTeacher(subject, teacher, student, train);
  },
  checkBest,
  terms: createDefaultTerms,
  termsAlone: (_, labelSmoothing) => ({ hard: { weight: 1, loss: crossEntropy({ labelSmoothing }) } }),
  score: ({ outputs, teacher, rows }) => scoreLogits({ student: outputs, teacher, labels: rows.y }),
  series(scores) {
    if (!scores) return { accuracy: 0, averagePrecision: 0, rocAuc: 0, nll: Infinity };
    const measured = scores as Scores;
    const names = ['accuracy', 'nll', 'ece', 'averagePrecision', 'rocAuc', 'agreement', 'teacherKl'] as const;
    return Object.fromEntries(
      names.flatMap((name) => (typeof measured[name] === 'number' ? [[name, measured[name] as number]] : []))
    );
  },
  describe(data) {
    const [, shown] = shownSplit(data);
    return { task: 'classification', classes: data.train.classes, majority: computeMajorityShare(shown) };
  },
  teacherFindings(teacher, rows, split, record) {
    if (rows.unlabelled) return [];
    const { y, classes } = rows;
    const wrong =
      findWrongClassOrder(teacher, y, classes) ??
      findWrongClassOrderByAuc(teacher, y, classes) ??
      findWorseThanGuessing(teacher, y, classes);
    const found = wrong ? [wrong] : [];
    const scored = record.scores.teacher?.[split];
    const tooGood =
      scored && rows.features && split !== 'train'
        ? findTooGoodTeacher(scored as Scores, split, [...record.findings, ...found])
        : null;
    return tooGood ? [...found, tooGood] : found;
  },
  softLabels: computeSoftLabelsRecord,
  comparedBy: ({ y, unlabelled }) => (unlabelled || new Set(y).size < 2 ? null : { labels: y }),
  findings: findProblemsOfRun
};

function checkBest(subject: string, best: unknown, { train, validation }: Splits<AnyDataset>): RankedBy {
  const choices: BestBy[] = ['accuracy', 'averagePrecision', 'rocAuc', 'nll'];
  const isBinary = train.classes.length === 2;
  const hasBoth = isBinary && (!validation || new Set(validation.y).size === 2);
  if (best === undefined) return ranked(hasBoth ? 'averagePrecision' : 'accuracy');
  const ranks = best === 'averagePrecision' || best === 'rocAuc';
  if (!choices.includes(best as BestBy) || (ranks && !isBinary)) {
    const allowed = choices.filter((one) => isBinary || one === 'accuracy' || one === 'nll').map(showValue);
    throw new TypeError(
      `${subject}: expected best to be ${allowed.join(' or ')} for ${train.classes.length} classes, got ${showValue(best)}; give one of them`
    );
  }
  if (ranks && !hasBoth)
    throw new RangeError(
      `${subject}: expected both classes in the validation rows for best ${showValue(best)}, got one; give more validation rows`
    );
  return ranked(best as string);
}

function ranked(name: string): RankedBy {
  return { name, better: name === 'nll' ? 'lower' : 'higher', tie: 'nll' };
}
