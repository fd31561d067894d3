export type { Executor, OpenExecutor, TrialSource } from './Executor';
export { inProcess } from './inProcess';
export type { OptionsOfSweep, Trial, TrialFunction } from './Trial';
export type { TrialAttempt, TrialOutcome, TrialReport } from './TrialAttempt';
