export { gradNorm, type GradNormOptions } from './gradNorm';
export { pcGrad, type PcGradOptions } from './pcGrad';
export { uncertaintyWeights } from './uncertaintyWeights';
