import type { LabelSweep } from '../../record/LabelSweep';
import type { Readable } from '../rendering/Readable';

/** Score against number of labels, alone and with a teacher that labels the rest. */
export interface LabelSweepView extends Readable, LabelSweep {
  kind: 'labelSweep';
}
