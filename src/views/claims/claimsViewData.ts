import type { Readable } from '../rendering/ReadableView';
import type { Claim } from './Claim';

export type { Claim };

/** What was claimed elsewhere, next to what was measured here. */
export interface ClaimsView extends Readable {
  kind: 'claims';
  /** @maxItems 500 */
  claims: Claim[];
}
