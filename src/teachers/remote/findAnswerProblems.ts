import type { Finding } from '../../record/Finding';
import { computeProbabilities } from './computeProbabilities';
import type { StoredAnswer } from './StoredAnswer';

/** What is to be said about a model's answers. */
export interface AnswersOfModel {
  name: string;
  classes: number;
  /** The stated confidence of answers without probabilities. */
  confidence: number | undefined;
  answers: readonly StoredAnswer[];
  /** Two answers to the same question. */
  asked: readonly (readonly [StoredAnswer, StoredAnswer])[];
  spent: { calls: number; input: number; output: number; money: number | null };
  failures: number;
}

export function findAnswerProblems(of: AnswersOfModel): Finding[] {
  if (of.answers.length === 0) return [];
  return [
    findSpent(of),
    ...findHardLabels(of),
    ...findMissing(of),
    ...findOutside(of),
    ...findUnanswered(of),
    ...findSelfAgreement(of)
  ];
}

function findSpent({ name, answers, spent: { calls, input, output, money }, failures }: AnswersOfModel): Finding {
  const cost = money === null ? '' : `, ${Number(money.toPrecision(4))} in money`;
  const again = failures ? `; ${failures} requests failed` : '';
  return {
    check: 'remoteCost',
    level: 'info',
    value: money ?? calls,
    says: `"${name}" answered ${answers.length} different questions; it was asked ${calls} times in all, for ${input} tokens of questions and ${output} of answers${cost}${again}`
  };
}

function findHardLabels({ name, answers, confidence }: AnswersOfModel): Finding[] {
  const hard = answers.filter(({ shares, named }) => !shares && named !== null).length;
  if (hard === 0) return [];
  return [
    {
      check: 'remoteHardLabels',
      level: 'warning',
      value: hard / answers.length,
      says: `"${name}" told no probabilities of ${hard} of ${answers.length} answers: their class has the ${confidence} that was given, which nobody measured`,
      hint: 'a server that tells log-probabilities gives soft labels'
    }
  ];
}

function findMissing({ name, answers, classes }: AnswersOfModel): Finding[] {
  const some = answers.filter(({ missing = [] }) => missing.length > 0 && missing.length < classes).length;
  if (some === 0) return [];
  return [
    {
      check: 'remoteClassesNotShown',
      level: 'info',
      value: some / answers.length,
      says: `"${name}" did not show every class in ${some} of ${answers.length} answers: a class that is not shown has at most the smallest probability that is, and got that or less`,
      hint: 'a larger topLogprobs shows more; few shown tokens make a teacher look less sure than it is'
    }
  ];
}

function findOutside({ name, answers }: AnswersOfModel): Finding[] {
  const told = answers.filter(({ shares }) => shares);
  if (told.length === 0) return [];
  const mean = told.reduce((sum, { outside = 0 }) => sum + outside, 0) / told.length;
  const most = told.filter(({ outside = 0 }) => outside > 0.5).length;
  if (mean < 0.05 && most === 0) return [];
  return [
    {
      check: 'remoteOutsideClasses',
      level: 'warning',
      value: mean,
      says: `"${name}" gave ${percent(mean)} of its probability to answers of no class, and more than half in ${most} of ${told.length}: the classes share the rest`,
      hint: 'say in the prompt which answers there are, or give more answers a class'
    }
  ];
}

function findUnanswered({ name, answers, classes }: AnswersOfModel): Finding[] {
  const none = answers.filter(({ shares, missing, named }) => (shares ? missing?.length === classes : named === null)).length;
  if (none === 0) return [];
  return [
    {
      check: 'remoteUnanswered',
      level: none / answers.length > 0.1 ? 'problem' : 'warning',
      value: none / answers.length,
      says: `"${name}" named no class in ${none} of ${answers.length} answers: all classes have the same probability there`,
      hint: 'say in the prompt which answers there are, or give more maxTokens'
    }
  ];
}

function findSelfAgreement({ name, asked, classes, confidence = 1 }: AnswersOfModel): Finding[] {
  if (asked.length === 0) return [];
  const both = asked.map((pair) => pair.map((answer) => computeProbabilities(answer, classes, confidence)));
  const same = both.filter(([a, b]) => top(a) === top(b)).length;
  const apart =
    both.reduce((sum, [a, b]) => sum + a.reduce((all, p, i) => all + Math.abs(p - b[i]), 0) / classes, 0) / both.length;
  return [
    {
      check: 'remoteSelfAgreement',
      level: same / both.length < 0.95 ? 'warning' : 'info',
      value: same / both.length,
      says: `"${name}", asked again about ${both.length} rows, named the same class in ${same} (${percent(same / both.length)}); its probabilities differed by ${apart.toFixed(4)} on average`
    }
  ];
}

function top(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
