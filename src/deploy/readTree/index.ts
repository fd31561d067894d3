export { readTree, type ReadTreeOptions } from './readTree';
export type { FeatureReading, LeafReading, SplitReading, TreeReading } from './TreeReading';
