import * as tf from '@tensorflow/tfjs';
import { predict } from '../../metrics/predict';
import { mixSeeds } from '../../stats/createRandom';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunEnd } from '../loop/TrainingEnd';
import { trainModel } from '../loop/trainModel';
import type { Recorder } from '../record/recordRun';
import type { MemoryKeeper } from './memory/createStreamMemory';
import { listClasses } from './parts/listClasses';
import type { StreamPart } from './parts/StreamPart';
import type { StreamScorer } from './score/createStreamScorer';
import { checkPlan, type CheckedPlan } from './strategies/checkPlan';
import type { Strategy } from './strategies/Strategy';

export interface StreamRun {
  subject: string;
  checked: CheckedRun;
  parts: readonly StreamPart[];
  strategy: Strategy;
  /** Absent if the strategy keeps nothing. */
  memory?: MemoryKeeper;
  scorer: StreamScorer;
}

/** Learns one part after the other, and asks before the first and after each what is known. */
export async function learnParts(stream: StreamRun, recorder: Recorder): Promise<RunEnd> {
  const { parts, memory } = stream;
  if (!(await scoreParts(stream, 0, recorder))) return { status: 'stopped' };
  for (const [i, part] of parts.entries()) {
    const plan = await planPart(stream, i);
    if (recorder.stopped()) return { status: 'stopped' };
    const end = await learnPart(stream, i, plan, recorder);
    if (end.status !== 'done') return end;
    await memory?.update(part.train, (rows) => predict(stream.checked.student, rows));
    if (!(await scoreParts(stream, i + 1, recorder))) return { status: 'stopped' };
  }
  return { status: 'done' };
}

async function planPart({ subject, checked, parts, strategy, memory }: StreamRun, i: number): Promise<CheckedPlan> {
  const { student } = checked;
  const { train } = parts[i];
  const earlier = parts.slice(0, i).map((part) => part.train);
  const plan = await strategy.plan({
    part: i,
    train,
    earlier,
    memory: memory?.now() ?? null,
    before: (rows) => predict(student, rows),
    classesBefore: listClasses(...earlier.map(({ y }) => y))
  });
  return checkPlan(`${subject}: part "${parts[i].name}"`, plan, student, train);
}

/** The model ends with the weights of the last epoch. */
async function learnPart(
  { checked, parts }: StreamRun,
  i: number,
  { rows, terms, logits, sets }: CheckedPlan,
  recorder: Recorder
): Promise<RunEnd> {
  const { student: model, task, epochs, optimizer, batchSize, best: ranked, seed } = checked;
  const { name, validation } = parts[i];
  const callbacks = recorder.training(name, model, false);
  const { best, ...end } = await trainModel(
    {
      ...{ name, model, task, train: rows, validation, transfer: sets, batchSize, best: ranked },
      ...(logits && { teacher: { train: logits } }),
      stages: [{ epochs, optimizer, terms }],
      steps: Math.ceil(rows.y.length / batchSize),
      seed: mixSeeds(seed, i)
    },
    {
      ...callbacks,
      // No epoch is chosen.
      onEvent: (event) => (event.type === 'best' ? undefined : callbacks.onEvent(event))
    }
  );
  tf.dispose(best?.weights ?? []);
  return end;
}

/** False if it was stopped. */
async function scoreParts({ checked, parts, memory, scorer }: StreamRun, learnt: number, recorder: Recorder): Promise<boolean> {
  const scored = await scorer.score(recorder.stopped);
  if (!scored) return false;
  const { logits, ...scores } = scored;
  const held = memory?.now();
  const size = held && { memory: { rows: held.numbers.length, bytes: held.bytes } };
  recorder.tell({ type: 'streamScored', scores: { learnt, ...scores, ...size } });
  if (learnt === 0) return true;
  // All models are scored on the same rows: those of all parts.
  const y = Int32Array.from(parts.flatMap(({ test }) => Array.from(test.y)));
  const rows = { ...parts[0].test, x: new Float32Array(0), y };
  const measured = checked.task.score({ outputs: logits, rows });
  recorder.tell({ type: 'scored', model: parts[learnt - 1].name, split: 'test', scores: measured });
  return true;
}
