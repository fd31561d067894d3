export { mutualLearning, type MutualLearning } from './mutualLearning';
export type { MutualLearningOptions } from './MutualLearningOptions';
