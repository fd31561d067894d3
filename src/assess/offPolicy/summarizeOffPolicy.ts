import { formatNumber, formatPercent } from '../../views/words/formatNumber';
import type { OffPolicy } from './OffPolicyInputs';

/** The result in a sentence: by the doubly robust estimate if there is one, else by SNIPS. */
export function summarizeOffPolicy(
  { doublyRobust, snips, logged, confidence, findings }: Omit<OffPolicy, 'says'>,
  isAgainst: boolean
): string {
  const [name, { value, low, high, lift }] = doublyRobust ? ['the doubly robust estimate', doublyRobust] : ['SNIPS', snips];
  if (!Number.isFinite(value)) return 'What the target policy would bring cannot be told from this log: it shows nothing of it.';
  const number = (one: number) => formatNumber(one, 4);
  const signed = (share: number) => `${share < 0 ? '' : '+'}${formatPercent(share)}`;
  const over = isAgainst ? 'over the other policy' : `over the ${number(logged.value)} of the log`;
  const told = lift.low > 0 || lift.high < 0 ? '' : '; that is no clear difference';
  const problem = findings.find(({ level }) => level === 'problem');
  const doubt = problem ? ` But: ${problem.says}` : '';
  return `By ${name} the target policy would bring ${number(value)} a row (${formatNumber(100 * confidence)} %: ${number(low)} to ${number(high)}), ${signed(lift.value)} ${over} (${signed(lift.low)} to ${signed(lift.high)})${told}.${doubt}`;
}
