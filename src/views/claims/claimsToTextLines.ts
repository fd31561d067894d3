import { verdictSigns } from './verdictSigns';
import type { ClaimsView } from '../types/ClaimsView';

/** Claims as text, one line each, the verdict first. */
export function claimsToTextLines({ claims }: ClaimsView): string[] {
  return claims.map(({ claim, source, measured, interval, verdict, why }) => {
    const numbers = measured === null ? '' : ` Measured: ${measured}${interval === null ? '' : `, ${interval}`}.`;
    return `${verdictSigns[verdict]} ${verdict}: ${claim} (${source}).${numbers} ${why}`;
  });
}
