import type { RunRecord } from '../../record/RunRecord';
import type { Rollback } from '../options/Rollback';
import type { RunDiagnostics } from '../options/RunDiagnostics';
import type { RunAlignment } from '../options/RunAlignment';
import type { TeacherAnswers } from './encodeTeacherAnswers';
import type { TrainingPlace } from '../loop/TrainingState';

export const checkpointFormat = 'stillroom.checkpoint/1';

/** What a checkpoint says beside its tensors. Plain JSON. */
export interface CheckpointManifest {
  format: typeof checkpointFormat;
  /** The version of Stillroom that wrote it. */
  version: string;
  asked: AskedRun;
  /** The record so far. */
  record: RunRecord;
  /** Seconds so far, and how many of them the run was paused. */
  clock: { seconds: number; paused: number };
  /** Bytes of the log of events so far. */
  logged: number;
  /** SHA-256 of these bytes. */
  loggedDigest: string;
  /** Of the teacher; null until they are known, and without a teacher. */
  answers: TeacherAnswers | null;
  /** How many findings the record had when the first training began; null before it. */
  found: number | null;
  /** The model that is being trained; null before the first. */
  training: SavedPlace | null;
  /** The models that are trained and scored. They have the weights that were kept. */
  finished: string[];
}

export interface SavedPlace extends TrainingPlace {
  model: string;
  /** Seconds since its first step, without pauses. */
  seconds: number;
}

/** What identifies a run beside its record. */
export interface AskedRun {
  /** "train" has no teacher. */
  as: 'train' | 'distill' | 'study';
  /** SHA-256 of all rows with their labels and weights. */
  data: string;
  /** SHA-256 of the student's layers and of the shapes of its weights. */
  student: string;
  baseline: 'own' | 'lent' | 'none';
  alignment: RunAlignment | null;
  diagnostics: RunDiagnostics | null;
  rollback: Rollback | null;
}
