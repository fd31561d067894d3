export { sweep } from './sweep';
export type { SweepOptions } from './SweepOptions';
export type { SweepResult, SweepTrial } from './SweepResult';
export * from './ray';
export * from './search';
export * from './space';
export * from './trial';
export * from './workers';
