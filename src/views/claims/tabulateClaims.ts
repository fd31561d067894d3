import type { ClaimsView } from '../types/ClaimsView';
import type { Table } from '../table/Table';
import { verdictSigns } from './verdictSigns';

/** Claims as a table, one row each. */
export function tabulateClaims({ claims }: ClaimsView): Table {
  return {
    caption: 'What was claimed, and what was measured here',
    words: true,
    columns: ['Claim', 'Source', 'Measured here', 'Interval', 'Verdict', 'Why'],
    rows: claims.map(({ claim, source, measured, interval, verdict, why }) => [
      claim,
      source,
      measured ?? 'not measured',
      interval ?? (measured === null ? '' : 'none'),
      `${verdictSigns[verdict]} ${verdict}`,
      why
    ])
  };
}
