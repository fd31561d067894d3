export { selfDistill, type Exit, type SelfDistilled } from './selfDistill';
export { selfDistillStudy, type SelfDistillStudy, type SelfDistillStudyOptions } from './selfDistillStudy';
export type { SelfDistillOptions } from './SelfDistillOptions';
