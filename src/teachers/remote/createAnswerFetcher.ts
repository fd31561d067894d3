import { createRandom } from '../../stats/createRandom';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import { checkFolder } from '../readCachedLogits';
import type { CheckedRemoteOptions } from './CheckedRemoteOptions';
import { checkReturnedProbabilities } from './checkReturnedProbabilities';
import { chooseRetryDelay } from './chooseRetryDelay';
import { computeClassShares } from './computeClassShares';
import { createBudget } from './createBudget';
import { createRequestPacer } from './createRequestPacer';
import { hashModel, type Question } from './createQuestion';
import type { ModelAnswer } from './ModelAnswer';
import { openAnswerStore } from './openAnswerStore';
import { readApiKey } from './readApiKey';
import { requestAnswer, type Failure } from './requestAnswer';
import type { StoredAnswer } from './StoredAnswer';
import { waitUnlessOver } from './waitUnlessOver';

/** Gets answers from the endpoint, each once. */
export interface Answerer {
  /**
   * Asks what is not known yet. What is answered is kept, however it ends.
   *
   * @param tell is called after each request.
   * @throws Error if a row has no answer after all attempts, the budget is spent, or the user interrupts.
   */
  ask(questions: readonly Question[], tell: () => void): Promise<void>;
  answerOf(question: Question): StoredAnswer | undefined;
  /** What this model has cost in all, as far as is known. */
  spent(): { calls: number; input: number; output: number; money: number | null };
  /** Requests that failed, in this process. */
  failures(): number;
}

const subject = 'remote';

export function createAnswerFetcher(checked: CheckedRemoteOptions): Answerer {
  const { endpoint, model, concurrency, attempts, wait, timeout, keyVariable, prices, classes, matcher } = checked;
  const store = openAnswerStore(checked.cache);
  const of = hashModel(checked);
  const spent = () => store.spentOn(of);
  const price = ({ input, output }: { input: number; output: number }) =>
    prices ? (input * prices.input + output * prices.output) / 1e6 : 0;
  const budget = createBudget({ ...checked.budget, price, spent });
  const pace = createRequestPacer(checked.perMinute);
  const draw = createRandom(checked.seed);
  const running = new Map<string, Promise<void>>();
  let failed = 0;

  const keep = (question: Question, answer: StoredAnswer | undefined, usage: ModelAnswer['usage']) => {
    const cost = usage ?? question.most;
    store.add({ of, ...(answer && { key: question.key, answer }), input: cost.input, output: cost.output });
  };
  const attempt = async (question: Question): Promise<Failure | undefined> => {
    const key = readApiKey(subject, keyVariable);
    if (!(await budget.reserve(question.most))) throw beyondBudget(checked, spent(), price(spent()));
    try {
      const given = await requestAnswer(endpoint, { body: question.body, key, timeout });
      if ('says' in given) {
        failed++;
        keep(question, undefined, given.isPaid ? null : { input: 0, output: 0 });
        return given;
      }
      const named = matcher.matchWhole(given.text);
      const shares = given.tokens ? computeClassShares(given.tokens, matcher, classes.length) : {};
      const answer = { named: named === 'none' ? null : named, ...shares };
      keep(question, answer, given.usage);
      checkReturnedProbabilities(checked, answer);
      return undefined;
    } finally {
      budget.release(question.most);
    }
  };
  const askOne = async (question: Question, isOver: () => boolean, tell: () => void): Promise<void> => {
    for (let failures = 1; !isOver(); failures++) {
      await waitUnlessOver(isOver, pace.next(performance.now()));
      if (isOver()) return;
      const failure = await attempt(question);
      tell();
      if (!failure) return;
      if (!failure.isPassing || failures >= attempts) throw gaveUp(checked, question, failure, failures);
      const delay = chooseRetryDelay({ failures, ...wait, retryAfter: failure.retryAfter, draw: draw() });
      // Where the server asks for time, none of the others begins either.
      if (failure.retryAfter !== undefined) pace.pause(performance.now() + delay);
      await waitUnlessOver(isOver, delay);
    }
  };

  return {
    async ask(questions, tell) {
      if (checked.cache !== undefined) await checkFolder(checked.cache, { subject, option: 'cache' });
      store.refresh();
      const watch = watchInterrupts();
      let trouble: unknown;
      const isOver = () => trouble !== undefined || watch.interrupted();
      const open = new Map(questions.filter(({ key }) => !store.get(key)).map((question) => [question.key, question]));
      const waiting = [...open.values()].values();
      const work = async () => {
        for (const question of waiting) {
          if (isOver()) return;
          const { key } = question;
          const known = running.get(key);
          const asked = known ?? askOne(question, isOver, tell).finally(() => running.delete(key));
          if (!known) running.set(key, asked);
          try {
            await asked;
          } catch (error) {
            trouble ??= error;
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(concurrency, open.size) }, work));
      if (trouble !== undefined) throw trouble;
      watch.throwIfInterrupted();
      const left = questions.find(({ key }) => !store.get(key));
      if (left)
        throw new Error(
          `${subject}: expected an answer of "${model}" for each row, got none for row ${left.row}, as the work was stopped; label again to go on`
        );
    },
    answerOf: ({ key }) => store.get(key),
    spent() {
      store.refresh();
      return { ...spent(), money: prices ? price(spent()) : null };
    },
    failures: () => failed
  };
}

function beyondBudget({ model, budget }: CheckedRemoteOptions, { calls }: { calls: number }, money: number): RangeError {
  const most = [budget.calls !== undefined && `${budget.calls} calls`, budget.money !== undefined && `${budget.money} in money`];
  const spent = `${calls} calls${budget.money === undefined ? '' : ` and ${Number(money.toPrecision(6))}`}`;
  return new RangeError(
    `${subject}: expected to ask "${model}" within the budget of ${most.filter(Boolean).join(' and ')}, got to its end with ${spent}; what is answered is kept: give a larger budget and label again`
  );
}

function gaveUp(
  { endpoint }: CheckedRemoteOptions,
  { row }: Question,
  { says, isPassing, fix }: Failure,
  failures: number
): Error {
  const times = failures > 1 ? `, ${failures} times in a row` : '';
  const advice = isPassing ? 'try again later, or give more attempts or longer waits' : (fix ?? 'look at the server');
  return new Error(
    `${subject}: expected an answer of ${endpoint.shown} for row ${row}, got ${says}${times}; ${advice}; what is answered is kept`
  );
}
