export { crossFittedTeacher } from './crossFittedTeacher';
export type { CrossFittedOptions, CrossFittedTeacher, FitTeacher, FoldRows } from './crossFittedTeacher';
