import type { Finding } from '../../record/RunRecord';
import type { Readable } from '../rendering/Readable';

/** Problems with data, outside a run. */
export interface FindingsView extends Readable {
  kind: 'findings';
  /** @maxItems 500 */
  findings: Finding[];
}
