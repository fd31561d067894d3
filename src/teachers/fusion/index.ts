export { entropyWeighted } from './entropyWeighted';
export { geometricMean } from './geometricMean';
export { learntGate, type LearntGateOptions } from './learntGate';
export { maxProbabilityWeighted } from './maxProbabilityWeighted';
export { meanProbability } from './meanProbability';
export { onePerRow, type RowFusionOptions } from './onePerRow';
export { weighted } from './weighted';
