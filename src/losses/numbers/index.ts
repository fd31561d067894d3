export { absoluteError, type AbsoluteErrorOptions } from './absoluteError';
export { huber, type HuberOptions } from './huber';
export { listwise, type ListwiseOptions } from './listwise';
export { squaredError, type SquaredErrorOptions } from './squaredError';
export { teacherBounded, type TeacherBoundedOptions } from './teacherBounded';
export type { ComparedWith } from './outputError';
