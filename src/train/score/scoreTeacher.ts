import type { Matrix } from '../../data/Matrix';
import { firstMoment } from '../../losses/Loss';
import type { RunEvent } from '../../record/RunEvent';
import type { SoftLabels } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';
import { shownSplit, listPresentSplits, type LogitsOfSplits } from '../task/listPresentSplits';
import type { Recorder } from '../record/recordRun';
import type { SharedSeedResults } from '../task/SharedSeedResults';

/**
 * Records the teacher's scores on every labelled split, what looks wrong with it, and its soft labels of the shown rows. Returns these if the task has any.
 *
 * @param found by seeds of the same study, and for those that follow. A teacher that says the same again is told of by what was found then.
 */
export function scoreTeacher(
  checked: Pick<CheckedRun, 'task' | 'data' | 'stages'>,
  logits: LogitsOfSplits,
  recorder: Pick<Recorder, 'tell' | 'record'>,
  found?: SharedSeedResults
): SoftLabels | undefined {
  if (!found) return tellScores(checked, logits, recorder);
  const { teacher } = found;
  if (teacher && areSameLogits(teacher.logits, logits)) {
    // Each record has its own.
    structuredClone(teacher.events).forEach(recorder.tell);
    return structuredClone(teacher.softLabels);
  }
  const events: RunEvent[] = [];
  const tell = (event: RunEvent) => {
    events.push(event);
    recorder.tell(event);
  };
  const softLabels = tellScores(checked, logits, { tell, record: recorder.record });
  found.teacher = { logits, ...structuredClone({ events, softLabels }) };
  return softLabels;
}

function tellScores(
  { task, data, stages }: Pick<CheckedRun, 'task' | 'data' | 'stages'>,
  logits: LogitsOfSplits,
  { tell, record }: Pick<Recorder, 'tell' | 'record'>
): SoftLabels | undefined {
  for (const [split, rows] of listPresentSplits(data)) {
    if (rows.unlabelled) continue;
    tell({ type: 'scored', model: 'teacher', split, scores: task.score({ outputs: logits[split] as Matrix, rows }) });
  }
  const [split, shown] = shownSplit(data);
  const teacher = logits[split] as Matrix;
  task.teacherFindings(teacher, shown, split, record()).forEach((finding) => tell({ type: 'found', finding }));
  const softLabels = task.softLabels?.({ split, teacher, data: shown, temperature: firstTemperature(stages) });
  if (softLabels) tell({ type: 'softLabels', softLabels });
  return softLabels;
}

function areSameLogits(known: LogitsOfSplits, given: LogitsOfSplits): boolean {
  const splits = Object.entries(given) as [keyof LogitsOfSplits, Matrix][];
  return (
    splits.length === Object.keys(known).length &&
    splits.every(([name, { columns, values }]) => {
      const before = known[name];
      return (
        before?.columns === columns &&
        before.rows * columns === values.length &&
        values.every((value, i) => value === before.values[i])
      );
    })
  );
}

/** The temperature at the start of the run, from the first term that has one. */
function firstTemperature(stages: CheckedRun['stages']): number | null {
  for (const { terms, epochs } of stages) {
    const schedule = terms.find(({ loss }) => loss.temperature)?.loss.temperature;
    if (schedule) return schedule({ ...firstMoment, epochs });
  }
  return null;
}
