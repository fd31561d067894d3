import type { Readable } from '../rendering/Readable';
import type { Claim } from '../claims/Claim';

export type { Claim };

/** What was claimed elsewhere, next to what was measured here. */
export interface ClaimsView extends Readable {
  kind: 'claims';
  /** @maxItems 500 */
  claims: Claim[];
}
