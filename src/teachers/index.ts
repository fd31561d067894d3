export { combinedTeacher, type CombinedTeacherOptions } from './combinedTeacher';
export { fusedTeacher, type FusedTeacherOptions } from './fusedTeacher';
export type { FusedRow, Fusion } from './Fusion';
export { functionTeacher, type LogitsFunction } from './functionTeacher';
export { label } from './label';
export { modelTeacher } from './modelTeacher';
export { pairedTeacher, type PairedTeacherOptions, type RowPair } from './pairedTeacher';
export type { Teacher } from './Teacher';
