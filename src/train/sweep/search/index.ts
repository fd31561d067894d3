export { asha } from './asha';
export type { AshaOptions } from './createSuccessiveHalving';
export { gridSearch } from './gridSearch';
export { randomSearch, type RandomSearchOptions } from './randomSearch';
export type { Scheduler, TrialScore } from './Scheduler';
export type { Search } from './Search';
