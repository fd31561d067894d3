import type { Comparison } from './Comparison';
import type { Federation, FederationRound } from './Federation';
import type { LayerAlignment } from './LayerAlignment';
import type { Finding, RunRecord, RunStatus, AnyScores, ScoresOfSplits, SettingChange, SoftLabels, StepsRun } from './RunRecord';
import type { StreamOfParts, StreamScores } from './StreamOfParts';
import type { TeachingChoice } from './TeachingChoice';

/**
 * What happens in a run, in order. The run record is the fold of its events. Models have the names that "started" declares: "teacher",
 * "student" and "baseline", or the names of its `participants`.
 */
export type RunEvent =
  | Started
  | Point
  | Best
  | Executed
  | Scored
  | SoftLabelsKnown
  | Compared
  | AlignmentMeasured
  | StreamScored
  | TeachingChosen
  | RoundDone
  | Changed
  | Found
  | Resumed
  | Ended;

export interface Started extends Pick<
  RunRecord,
  'id' | 'title' | 'stamp' | 'setup' | 'data' | 'models' | 'participants' | 'transfer'
> {
  type: 'started';
  /** Of a stream of parts: what was asked for. Its scores come part by part. */
  stream?: Omit<StreamOfParts, 'scores'>;
  /** Of clients that learn from each other: what was asked for. Its rounds come one by one. */
  federation?: Omit<Federation, 'rounds'>;
}

/** A point of the history; series that were not measured are left out. */
export interface Point {
  type: 'point';
  of: string;
  step: number;
  epoch: number;
  values: { [series: string]: number };
  /** Since the first step of this model, without pauses. */
  seconds?: number;
  /** What the process uses, at the end of an epoch: resident memory in MB, and processors at work since the end before. */
  usage?: { memory: number; processors: number };
}

/** The weights of an epoch are the best so far. */
export interface Best {
  type: 'best';
  of: string;
  epoch: number;
  series: string;
  value: number;
}

/** How the steps of a model's training were executed, at its end. */
export interface Executed extends StepsRun {
  type: 'executed';
  of: string;
}

export interface Scored {
  type: 'scored';
  /** "lastStudent" and "lastBaseline" are student and baseline with the weights of the last epoch. */
  model: string;
  /** With the weights of the last epoch instead of the best one. */
  last?: boolean;
  split: keyof ScoresOfSplits;
  scores: AnyScores;
}

export interface SoftLabelsKnown {
  type: 'softLabels';
  softLabels: SoftLabels;
}

export interface Compared {
  type: 'compared';
  comparison: Comparison;
}

/** One more map, after the existing ones. */
export interface AlignmentMeasured {
  type: 'alignment';
  alignment: LayerAlignment;
}

/** A model that learns a stream was asked about the test rows of all parts: before the first part, and after each. */
export interface StreamScored {
  type: 'streamScored';
  scores: StreamScores;
}

/** It is decided which part of a network teaches the others. */
export interface TeachingChosen {
  type: 'teachingChosen';
  teaching: TeachingChoice;
}

/** Clients that learn from each other have done one more round. */
export interface RoundDone {
  type: 'roundDone';
  round: FederationRound;
}

/** A temperature or weight changes at the start of the epoch that begins now. */
export interface Changed {
  type: 'changed';
  change: SettingChange;
}

export interface Found {
  type: 'found';
  finding: Finding;
}

/** The run went on from a checkpoint. */
export interface Resumed {
  type: 'resumed';
  /** Epochs of the model in training that were done, with a fraction. */
  epoch: number;
  /** ISO 8601, UTC. */
  at: string;
}

export interface Ended {
  type: 'ended';
  status: Exclude<RunStatus, 'running'>;
  seconds: number;
  /** How many of these seconds the run was paused. */
  paused?: number;
  error?: string;
}
