import type { Role } from './Role';
import type { SettingChange } from './RunRecord';

/** How a run stands while it goes on: what a panel shows of it. Plain data, sent a few times a second. */
export interface LiveRun {
  /** Those of the record; together they name the run. */
  id: string;
  started: string;
  title: string;
  seed: number;
  state: LiveState;
  /** What it does now. */
  does: 'preparing' | 'scoring' | ModelName;
  /** Epochs done of the model that learns now, with a fraction. */
  epoch: number;
  epochs: number;
  /**
   * Each model that learns. Absent where they are student and baseline alone.
   *
   * @maxItems 64
   */
  models?: LiveModel[];
  /** Steps done of all that will be taken, by all models. */
  step: number;
  steps: number;
  /** Null until it is known. */
  stepsPerSecond: number | null;
  secondsLeft: number | null;
  /** Newest values: "train/loss", "validation/accuracy". */
  latest: { [series: string]: number };
  /**
   * "train/loss" of the model that began to learn last, at most 60 values.
   *
   * @maxItems 1000
   */
  spark: number[];
  /** @maxItems 200 */
  settings: LiveSetting[];
  /**
   * The newest 20.
   *
   * @maxItems 100
   */
  changes: SettingChange[];
  error?: string;
}

/** As events call it: "student", "baseline", "peer 2". */
export type ModelName = string;

/** How far a model has learnt. */
export interface LiveModel {
  name: ModelName;
  role: Role;
  /** Epochs done, with a fraction. */
  epoch: number;
}

/** "pausing" and "stopping" until the batch under way is done; the last three are ends. */
export type LiveState = 'running' | 'pausing' | 'paused' | 'stopping' | 'done' | 'stopped' | 'failed';

/** What may be changed while the student learns. */
export interface LiveSetting {
  term: string;
  setting: 'temperature' | 'weight';
  value: number;
  /** What it will be from the next epoch on; absent where that is the same. */
  next?: number;
}

/** What a panel may ask of a run. `request` comes back with the answer. */
export interface LiveCommand {
  type: 'pause' | 'resume' | 'stop' | 'change';
  run: { id: string; started: string };
  request: number;
  term?: string;
  temperature?: number;
  weight?: number;
}

/** What a panel is told: all runs when it comes, then each that moves, and whether a command was obeyed. */
export type LiveMessage =
  | { type: 'runs'; runs: LiveRun[] }
  | { type: 'run'; run: LiveRun }
  | { type: 'answer'; request: number; ok: boolean; says: string };

/** The comm that they go over. */
export const liveRunsTarget = 'stillroom.runs';
