export { softDecisionTree } from './softDecisionTree';
export { tabularStudent } from './tabularStudent';
export type { SoftDecisionTreeOptions } from './softDecisionTree';
