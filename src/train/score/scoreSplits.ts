import type { LayersModel } from '@tensorflow/tfjs';
import type { AnyDataset, Splits } from '../../data/Dataset';
import { predict } from '../../metrics/predict';
import { listPresentSplits, type LogitsOfSplits } from '../task/listPresentSplits';
import type { Task } from '../options/Task';
import type { Recorder } from '../record/recordRun';

/** Records a model's scores on every labelled split and returns its logits of all splits; null if the run was interrupted meanwhile. */
export async function scoreSplits(
  scored: { task: Task; model: LayersModel; name: string; last?: boolean; data: Splits<AnyDataset>; teacher: LogitsOfSplits },
  { broken, tell }: Pick<Recorder, 'broken' | 'tell'>
): Promise<LogitsOfSplits | null> {
  const logits: LogitsOfSplits = {};
  for (const [split, rows] of listPresentSplits(scored.data)) {
    const student = await predict(scored.model, rows);
    if (broken()) return null;
    logits[split] = student;
    if (rows.unlabelled) continue;
    const measured = scored.task.score({ outputs: student, teacher: scored.teacher[split], rows });
    tell({ type: 'scored', model: scored.name, ...(scored.last && { last: true }), split, scores: measured });
  }
  return logits;
}
