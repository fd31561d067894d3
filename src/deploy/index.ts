export { loadModel } from './loadModel';
export { loadRecord } from './loadRecord';
export { readReport, type Report } from './readReport';
export { readTree, type ReadTreeOptions } from './readTree/readTree';
export { saveInt8 } from './saveInt8';
export { saveModel } from './saveModel';
export { saveRecord } from './saveRecord';
export type { FeatureReading, LeafReading, SplitReading, TreeReading } from './readTree/TreeReading';
