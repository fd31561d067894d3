export { absoluteError, type AbsoluteErrorOptions } from './absoluteError';
export { huber, type HuberOptions } from './huber';
export { listwise, type ListwiseOptions } from './listwise';
export { rankDistillation, type RankDistillationOptions } from './rankDistillation';
export { squaredError, type SquaredErrorOptions } from './squaredError';
export { teacherBounded, type TeacherBoundedOptions } from './teacherBounded';
export type { ComparedWith } from './createOutputErrorLoss';
