import type { SoftLabelExample, SoftLabelSummary } from '../../record/RunRecord';
import type { Readable } from '../rendering/Readable';

export interface SoftLabelsView extends Readable {
  kind: 'softLabels';
  classes: string[];
  split: string;
  /**
   * Where the slider starts.
   *
   * @exclusiveMinimum 0
   */
  temperature: number;
  /** @maxItems 500 */
  examples: SoftLabelExample[];
  summary: SoftLabelSummary;
  /** By this name the kernel knows the rows, while it lives; absent if they may not be looked at. */
  samples?: string;
}
