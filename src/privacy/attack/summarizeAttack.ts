import { formatNumber, formatPercent } from '../../views/words/formatNumber';
import type { MembershipAttack } from './MembershipAttackOptions';

/** How well members are told from other rows, in a sentence or two. */
export function summarizeAttack({ rocAuc, recalls, shadows, confidence }: Omit<MembershipAttack, 'says'>): string {
  const between = `(${formatPercent(confidence, 0)} interval ${formatNumber(rocAuc.low)} to ${formatNumber(rocAuc.high)})`;
  const found = recalls.map(({ rate, value }) => `${formatPercent(value, 1)} at ${formatNumber(100 * rate)} %`);
  const told =
    rocAuc.low > 0.5 ? 'tells members from other rows' : 'does not tell members from other rows better than guessing does';
  return `With ${shadows - 1} shadow models the attack ${told}: ROC AUC ${formatNumber(rocAuc.value)} ${between}. Of the members it finds ${found.join(' and ')} false alarms.`;
}
