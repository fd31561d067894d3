export type * from './RunEvent';
export type * from './RunRecord';
export type * from './Comparison';
export type * from './LabelSweep';
export type * from './SyntheticReport';
export type { TransferInfo } from './TransferInfo';
export type * from './Reliability';
export type * from './RocPr';
export type { AlignedLayer, AlignmentAt, LayerAlignment } from './LayerAlignment';
