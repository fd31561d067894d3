import { formatPercent } from '../words/formatNumber';

/** "97.3 % of the labels have less than 0.01 nats, as good as one-hot". */
export function writeOneHotShareSentence(share: number): string {
  const some = share === 0 ? 'none of the labels has' : `${formatPercent(share, share < 0.01 ? 2 : 1)} of the labels have`;
  return `${some} less than 0.01 nats, as good as one-hot`;
}
