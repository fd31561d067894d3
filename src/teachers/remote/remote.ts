import { ours } from '../checkedTeacher';
import type { ReceivedAnswers } from './ReceivedAnswers';
import { checkRemoteOptions } from './checkRemoteOptions';
import { createAnswerFetcher } from './createAnswerFetcher';
import { createRemoteRowTeacher } from './createRemoteRowTeacher';
import { createPromptBuilder } from './createPromptBuilder';
import { createQuestion, hash } from './createQuestion';
import { findAnswerProblems } from './findAnswerProblems';
import type { RemoteOptions } from './RemoteOptions';
import type { RemoteTeacher } from './RemoteTeacher';

/**
 * A language model behind an OpenAI-compatible endpoint as a teacher: it is asked about the text of each row, or about the row of a table, and its log-probabilities become soft labels. It is asked by `/chat/completions`, or by
 * `/completions` if `url` ends so.
 *
 * The probability of a class is the sum over the shown tokens that begin one of its answers and no other class's; of an answer of several tokens it is the product over them, along the answer that was given. The classes are then
 * scaled to a sum of 1, and the logits are their logarithms. A class that is not among the shown tokens gets the most that it can have: the smallest shown probability, or its equal part of what is not shown, if that is less; it has
 * at least 1e-10. An answer that names no class makes all alike. Findings count both, and how much probability went to no class. An answer without probabilities is refused, since a label of made-up softness would pass as measured; `confidence`
 * takes it as a hard label of that probability.
 *
 * Equal questions are asked once. Each answer is kept at once, in `cache` under a SHA-256 of model, question, options and answers, as numbers without a word of question or answer: what is killed goes on where it was, and pays again
 * only what was on its way. The address is no part of that, so give models of the same name caches of their own. Two processes may share a cache; what both ask at the same moment is paid twice.
 *
 * Failures that pass (no connection, no whole answer in time, status 408, 409, 425, 429 and 500 or more, an answer that is cut off, no JSON or of the wrong form) are asked again after a wait; others, and `attempts` failures of one row, end the work, as does
 * the budget. What is answered is kept then too.
 *
 * The key is read from the environment for each request, and no redirect is followed.
 *
 * @param url the API's address: "https://api.openai.com/v1".
 * @throws TypeError or RangeError for bad options, a key among them, and rows without a text; when asked, Error or RangeError that names the row that has no answer.
 * @example
 * ```ts
 * const data = kd.dataset({ name: 'reviews', x: [[0], [1]], y: [1, 0], classes: ['bad', 'good'] });
 * const teacher = kd.remote('http://localhost:8000/v1', {
 *   model: 'small',
 *   classes: data.classes,
 *   texts: [[data, ['What a film', 'I left early']]],
 *   prompt: ({ text }) => `Is this review good or bad? Answer with one word.\n\n${text}`,
 *   cache: 'answers',
 *   prices: { input: 0.15, output: 0.6 },
 *   budget: { calls: 1000, money: 2 },
 *   reask: 20
 * });
 * const label = () => kd.label(teacher, data); // asks, when the server runs
 * ```
 */
export function remote(url: string, options: RemoteOptions): RemoteTeacher {
  const checked = checkRemoteOptions(url, options);
  const { name, classes, confidence, texts } = checked;
  const answerer = createAnswerFetcher(checked);
  const promptsOf = createPromptBuilder(checked);
  const log: ReceivedAnswers = { answers: new Map(), asked: new Map() };
  let print: string | undefined;
  /** Not known for a table, whose rows come later. */
  const fingerprint = () => {
    if (texts.length === 0) return null;
    print ??= hash([
      'remote',
      texts.map(([data]) => promptsOf(data).map((prompt, row) => createQuestion(checked, prompt, row).key)),
      confidence
    ]);
    return print;
  };
  const info = { name, kind: 'language model behind an endpoint', parameters: null, bytes: null, macs: null };
  return ours({
    get info() {
      const known = fingerprint();
      return { ...info, ...(known !== null && { fingerprint: known.slice(0, 12) }) };
    },
    classes: classes.length,
    classNames: classes,
    predicts: 'classes',
    inputShape: null,
    logits() {
      throw new TypeError(
        `remote: expected whole datasets, whose texts "${name}" is asked about, got a batch of rows; call kd.label(teacher, data), or give another teacher`
      );
    },
    fingerprint,
    pairOf: (data) => createRemoteRowTeacher(checked, { data, prompts: promptsOf(data), info, answerer, log }),
    findings: () =>
      findAnswerProblems({
        name,
        classes: classes.length,
        confidence,
        answers: [...log.answers.values()],
        asked: [...log.asked.values()],
        spent: answerer.spent(),
        failures: answerer.failures()
      }),
    spent: () => answerer.spent()
  } satisfies RemoteTeacher);
}
