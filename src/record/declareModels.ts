import type { ModelInfo } from './ModelInfo';
import type { NamedModel, Participant } from './Participant';
import type { Role } from './Role';
import type { RunRecord } from './RunRecord';

/** A model that will be in a run. */
export interface DeclaredModel {
  name: string;
  role: Role;
  info: ModelInfo;
}

/** A record has room for this many. */
export const maxModels = 64;

/** Whether a name means something else where a model's name could stand. */
export function isReserved(name: string): boolean {
  return ['', 'lastStudent', 'lastBaseline', 'preparing', 'scoring'].includes(name);
}

/**
 * What the "started" event says about the models of a run, in their order. The first teacher, the first baseline and the student are the
 * record's `models`. If no model has the role of a student, the first that is neither teacher nor baseline takes its place.
 *
 * @throws RangeError if no model is trained, there are more than 64, or a name comes twice or means something else.
 * @example
 * ```ts
 * const info = { name: 'small', kind: 'tfjs layers', parameters: 25, bytes: 100, macs: 20 };
 * declareModels([{ name: 'peer 1', role: 'peer', info }, { name: 'peer 2', role: 'peer', info }]);
 * ```
 */
export function declareModels(models: readonly DeclaredModel[]): Pick<RunRecord, 'models' | 'participants'> {
  checkNames(models);
  const teacher = models.find(({ role }) => role === 'teacher');
  const baseline = models.find(({ role }) => role === 'baseline');
  const student =
    models.find(({ role }) => role === 'student') ?? models.find(({ role }) => role !== 'teacher' && role !== 'baseline');
  if (!student)
    throw new RangeError(
      `declareModels: expected a model that learns, got ${models.map(({ role }) => role).join(', ') || 'none'}; declare a student`
    );
  const named = {
    ...(teacher && { teacher: teacher.info }),
    student: student.info,
    ...(baseline && { baseline: baseline.info })
  };
  const fields = new Map<DeclaredModel | undefined, NamedModel['field']>([
    [teacher, 'teacher'],
    [student, 'student'],
    [baseline, 'baseline']
  ]);
  const participants = models.map((model): Participant => {
    const { name, role, info } = model;
    const field = fields.get(model);
    return field ? { name, role, field } : { name, role, info };
  });
  const usual = (['teacher', 'student', 'baseline'] as const).filter((field) => named[field]);
  const isUsual =
    usual.join() === models.map(({ name }) => name).join() && usual.join() === models.map(({ role }) => role).join();
  return { models: named, ...(!isUsual && { participants }) };
}

function checkNames(models: readonly DeclaredModel[]): void {
  if (models.length > maxModels)
    throw new RangeError(`declareModels: expected at most ${maxModels} models, got ${models.length}; declare fewer`);
  const names = new Set<string>();
  for (const { name } of models) {
    if (isReserved(name))
      throw new RangeError(
        `declareModels: expected another name than those with a meaning, got ${JSON.stringify(name)}; rename it`
      );
    if (names.has(name))
      throw new RangeError(`declareModels: expected each name once, got ${JSON.stringify(name)} again; rename one`);
    names.add(name);
  }
}
