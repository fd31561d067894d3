export { labelSweep } from './labelSweep';
export type { LabelSweepOptions } from './LabelSweepOptions';
