import type { History } from './History';
import type { ModelInfo } from './ModelInfo';
import type { NamedModel, OwnModel } from './Participant';
import type { Role } from './Role';
import type { RunRecord } from './RunRecord';
import type { AnyScoresOfSplits } from './MeasuredScores';

/** A model of a run with everything that its record knows about it. */
export interface ModelRun {
  name: string;
  role: Role;
  /** Whether the run is about it: the student, or the model in its place. */
  isLead: boolean;
  info?: ModelInfo;
  /** Its training; absent if the model is not trained or has not begun. */
  history?: History;
  /** With the weights of its best epoch, and of its last one. */
  scores?: AnyScoresOfSplits;
  lastScores?: AnyScoresOfSplits;
}

/**
 * The models of a run in order, whatever kind of record it is. Only this function and `fold` know which fields they are in.
 *
 * @example
 * ```ts
 * listModelsOfRecord(record).map(({ name }) => name); // ["teacher", "student", "baseline"]
 * ```
 */
export function listModelsOfRecord(record: RunRecord): ModelRun[] {
  if (record.participants)
    return record.participants.map((one) =>
      'field' in one ? { ...namedModel(record, one.field), name: one.name, role: one.role } : ownModel(one)
    );
  const known = ({ info, history, scores, lastScores }: ModelRun) => info ?? history ?? scores ?? lastScores;
  return fields.map((field) => namedModel(record, field)).filter(known);
}

const fields = ['teacher', 'student', 'baseline'] as const;

function ownModel({ measured, lastMeasured, ...one }: OwnModel): ModelRun {
  return { ...one, ...(measured && { scores: measured }), ...(lastMeasured && { lastScores: lastMeasured }), isLead: false };
}

function namedModel({ models, history, baselineHistory, ...record }: RunRecord, field: NamedModel['field']): ModelRun {
  const scores = record.measured ?? record.scores;
  const of = { name: field, role: field, isLead: field === 'student', info: models[field] };
  switch (field) {
    case 'teacher':
      return { ...of, scores: scores.teacher };
    case 'student':
      return { ...of, history, scores: scores.student, lastScores: scores.lastStudent };
    case 'baseline':
      return { ...of, history: baselineHistory, scores: scores.baseline, lastScores: scores.lastBaseline };
  }
}
