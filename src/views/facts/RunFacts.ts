import type { MetricInfo } from '../../record/Comparison';
import type { RunStatus } from '../../record/RunRecord';

export type SettingValue = number | string;

export type Split = 'train' | 'validation' | 'test';

/** What a run was set to and what came out of it, each by name: what tables, sweeps and filters are made from. */
export interface RunFacts {
  id: string;
  /** ISO 8601, UTC. */
  started: string;
  title: string;
  status: RunStatus;
  seed: number;
  /** "soft.temperature", "optimizer.learningRate", "epochs". The seed is not among them. */
  settings: ReadonlyMap<string, SettingValue>;
  scores: readonly SplitFacts[];
}

/** The scores on one split. */
export interface SplitFacts {
  split: Split;
  rows: number;
  metrics: readonly MetricFacts[];
}

/** One metric of the model that the run is about, and of the baseline. Null if it was not measured. */
export interface MetricFacts extends MetricInfo {
  student: number | null;
  baseline: number | null;
}
