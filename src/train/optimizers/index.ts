export { adam } from './adam';
export { adamW } from './adamW';
export { clipped } from './clipped';
export { sgd } from './sgd';
export { tfOptimizer } from './tfOptimizer';
export type { Optimizer } from './Optimizer';
