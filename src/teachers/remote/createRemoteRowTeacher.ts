import * as tf from '@tensorflow/tfjs';
import type { AnyDataset, Dataset } from '../../data/Dataset';
import type { ModelInfo } from '../../record/RunRecord';
import { createRandom, mixSeeds, shuffle } from '../../stats/createRandom';
import { ours } from '../checkedTeacher';
import type { Teacher } from '../Teacher';
import type { CheckedRemoteOptions } from './CheckedRemoteOptions';
import { checkReturnedProbabilities } from './checkReturnedProbabilities';
import { computeProbabilities } from './computeProbabilities';
import type { Answerer } from './createAnswerFetcher';
import { createRequestProgressLine, type AskingLine } from './createRequestProgressLine';
import { createQuestion, type Question } from './createQuestion';
import type { ReceivedAnswers } from './ReceivedAnswers';

/**
 * The rows of a dataset as their numbers, and a teacher that answers them by what is asked about the row of each number.
 *
 * @param log what is answered is written here.
 */
export function createRemoteRowTeacher(
  checked: CheckedRemoteOptions,
  {
    data,
    prompts,
    info,
    answerer,
    log
  }: { data: AnyDataset; prompts: readonly string[]; info: ModelInfo; answerer: Answerer; log: ReceivedAnswers }
): { teacher: Teacher; data: Dataset } {
  const { classes, confidence = 1 } = checked;
  const again = drawRows(prompts, checked);
  let line: AskingLine | undefined;
  let done = 0;
  const told = () => ({ rows: done, of: prompts.length, failures: answerer.failures(), ...answerer.spent() });
  const ask = async (rows: readonly number[]): Promise<number[][]> => {
    const first = rows.map((row) => createQuestion(checked, prompts[row], row));
    const second = rows.filter((row) => again.has(row)).map((row) => createQuestion(checked, prompts[row], row, true));
    try {
      await answerer.ask([...first, ...second], () => {
        line ??= createRequestProgressLine(info.name, checked.show);
        line.update(told());
      });
    } catch (error) {
      line?.fail(error);
      throw error;
    }
    const answerOf = (question: Question) => {
      const answer = answerer.answerOf(question)!;
      checkReturnedProbabilities(checked, answer);
      log.answers.set(question.key, answer);
      return answer;
    };
    const answers = first.map(answerOf);
    for (const question of second) {
      const at = rows.indexOf(question.row);
      log.asked.set(question.key, [answers[at], answerer.answerOf(question)!]);
    }
    done += rows.length;
    if (done >= prompts.length) line?.end(told());
    return answers.map((answer) => computeProbabilities(answer, classes.length, confidence).map(Math.log));
  };
  const teacher = ours({
    info,
    classes: classes.length,
    classNames: classes,
    predicts: 'classes',
    inputShape: [1],
    rowsPerPass: 16 * checked.concurrency,
    logits: async (rows) => tf.tensor2d(await ask(Array.from(await rows.data())), [rows.shape[0], classes.length]),
    // Answers have a store of their own, and findings are about all of them.
    fingerprint: () => null
  } satisfies Teacher);
  const { name, y, targets, unlabelled } = data;
  const numbers = Float32Array.from(prompts, (_, row) => row);
  return {
    teacher,
    data: {
      name,
      x: numbers,
      shape: [1],
      y,
      classes: data.classes,
      ...(targets && { targets }),
      ...(unlabelled && { unlabelled })
    }
  };
}

/** Rows of different prompts that are asked a second time. */
function drawRows(prompts: readonly string[], { reask, seed }: CheckedRemoteOptions): Set<number> {
  if (reask === 0) return new Set();
  const rows = [...new Map(prompts.map((prompt, row) => [prompt, row])).values()];
  return new Set(shuffle(rows, createRandom(mixSeeds(seed, 1))).slice(0, reask));
}
