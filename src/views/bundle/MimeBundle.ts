import type { RunRecord } from '../../record/RunRecord';
import type { View } from '../View';

export const stillroomMime = 'application/vnd.stillroom.v1+json';

/** The records of a view's runs, whole. Nothing draws them; they are for reports and anyone who reads the notebook. */
export const recordsMime = 'application/vnd.stillroom.records.v1+json';

/** What Jupyter shows. The extension draws the first entry; everyone else has a fallback. */
export interface MimeBundle {
  [stillroomMime]?: View;
  [recordsMime]?: { records: readonly RunRecord[] };
  /** A figure with a static picture, its caption and its table; no script. */
  'text/html'?: string;
  'text/markdown'?: string;
  /** Base64. */
  'image/png'?: string;
  /** One line. */
  'text/plain': string;
}
