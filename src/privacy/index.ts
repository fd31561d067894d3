export { epsilon, type Epsilon, type EpsilonInputs } from './accountant/epsilon';
export { noiseFor, type NoiseFor, type NoiseForInputs } from './accountant/noiseFor';
export { learn, type LearningMoment, type PrivateLearning } from './training/learn';
export { train } from './training/train';
export type { PrivateLearnOptions, PrivateTraining, PrivateTrainOptions } from './training/PrivateTrainOptions';
