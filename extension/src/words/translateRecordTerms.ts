import type { Finding } from '../../../src/record/RunRecord';
import type { Claim } from '../../../src/views/View';
import { formatCount } from '../../../src/views/words/formatNumber';
import { trans } from '../dom/trans';

/** Words that records keep in English, in the reader's language. What a user has named stays as it is. */
export function translateLevel(level: Finding['level']): string {
  return { info: trans.__('Note'), warning: trans.__('Warning'), problem: trans.__('Problem') }[level];
}

export function translateVerdict(verdict: Claim['verdict']): string {
  return {
    holds: trans.__('holds'),
    'does not hold': trans.__('does not hold'),
    'not separable': trans.__('not separable'),
    'cannot be tested here': trans.__('cannot be tested here')
  }[verdict];
}

export function translateModel(model: string): string {
  const known: { [model: string]: string } = {
    teacher: trans.__('teacher'),
    student: trans.__('student'),
    baseline: trans.__('baseline: student alone')
  };
  return Object.hasOwn(known, model) ? known[model] : model;
}

export function formatLabelCount(labels: number): string {
  return labels === 1 ? trans.__('1 label') : trans.__('%1 labels', formatCount(labels));
}
