import type { Description } from '../../record/RunRecord';
import type { TransferInfo } from '../../record/TransferInfo';
import { formatDescription } from '../words/formatDescription';
import { formatCount, formatNumber } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';

/**
 * A transfer set in words: "line B: 1,200 unlabelled rows, all count; weight 1; terms soft; domain loss coral on layer features,
 * weight 0.5".
 */
export function describeTransferSet({ data, rows, counted, synthetic, weight, terms, domain, report }: TransferInfo): string {
  const many = rows === 1 ? 'row' : 'rows';
  const counts = counted === rows ? '' : counted ? `, ${formatCount(counted)} of them count` : ', none of them counts';
  const aligned = domain
    ? [`domain loss ${formatDescription(domain.loss)} on layer ${domain.layer}, weight ${weightWords(domain.weight)}`]
    : [];
  return [
    `${data}: ${formatCount(rows)} ${synthetic ? 'synthetic' : 'more'} ${many}${counts}`,
    `weight ${weightWords(weight)}`,
    terms.length ? `${terms.length === 1 ? 'term' : 'terms'} ${joinWithAnd(terms)}` : 'no terms',
    ...aligned,
    ...(report && !report.trusted ? ['not trusted'] : [])
  ].join('; ');
}

function weightWords(weight: number | Description): string {
  return typeof weight === 'number' ? formatNumber(weight, 6) : formatDescription(weight);
}
