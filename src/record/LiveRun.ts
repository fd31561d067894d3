import type { Role } from './Role';
import type { RunRecord, SettingChange } from './RunRecord';

/** How a run stands while it goes on, for a panel to show. Plain data, sent a few times per second. */
export interface LiveRun {
  /** The same as in the record; together they name the run. */
  id: string;
  started: string;
  title: string;
  seed: number;
  state: LiveState;
  /** What it is doing now. */
  does: 'preparing' | 'scoring' | ModelName;
  /** Epochs done by the model that is being trained, with a fraction. */
  epoch: number;
  epochs: number;
  /**
   * Each model that is trained. Absent if there are only a student and a baseline.
   *
   * @maxItems 64
   */
  models?: LiveModel[];
  /** Steps done, and steps in all, over all models. */
  step: number;
  steps: number;
  /** Null until it is known. */
  stepsPerSecond: number | null;
  secondsLeft: number | null;
  /** Newest values: "train/loss", "validation/accuracy". */
  latest: { [series: string]: number };
  /**
   * "train/loss" of the model whose training began last, at most 60 values.
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

/** As in events: "student", "baseline", "peer 2". */
export type ModelName = string;

/** How far the training of a model is. */
export interface LiveModel {
  name: ModelName;
  role: Role;
  /** Epochs done, with a fraction. */
  epoch: number;
}

/** "pausing" and "stopping" until the current batch is done; the last three are ends. */
export type LiveState = 'running' | 'pausing' | 'paused' | 'stopping' | 'done' | 'stopped' | 'failed';

/** What can be changed while the student is trained. */
export interface LiveSetting {
  term: string;
  setting: 'temperature' | 'weight';
  value: number;
  /** Its value from the next epoch on; absent if that is the same. */
  next?: number;
}

/** What a panel can ask of a run. `request` comes back with the answer; that to "record" is the run's record, or its record so far. */
export interface LiveCommand {
  type: 'pause' | 'resume' | 'stop' | 'change' | 'record';
  run: { id: string; started: string };
  request: number;
  term?: string;
  temperature?: number;
  weight?: number;
}

/**
 * What a panel is sent: when it connects all runs of the session, those that have ended too; then each run that changes; the answers to its
 * commands.
 */
export type LiveMessage =
  | { type: 'runs'; runs: LiveRun[] }
  | { type: 'run'; run: LiveRun }
  | { type: 'record'; request: number; record: RunRecord }
  | { type: 'answer'; request: number; ok: boolean; says: string };

/** The comm that carries them. */
export const liveRunsTarget = 'stillroom.runs';
