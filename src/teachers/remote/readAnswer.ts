import type { AnswerToken, ModelAnswer } from './ModelAnswer';

/** Of no use for classes is what comes later. */
const mostTokens = 64;
const mostShown = 200;
/** Servers write -9999 or -1e30 where they do not know. */
const unknownBelow = -1000;

type Json = { [field: string]: unknown };

/**
 * An answer of `/chat/completions` or `/completions`. Some servers give the log-probabilities of one in the form of the other, so both are read in both.
 *
 * @throws Error with what is wrong, and no word of the answer.
 */
export function readAnswer(body: unknown): ModelAnswer {
  const choices = listOf(member(body, 'choices'));
  if (choices?.length !== 1) throw new Error(choices ? `${choices.length} choices in place of one` : 'no choices');
  const [choice] = choices;
  const message = member(choice, 'message');
  const text = message === undefined ? member(choice, 'text') : (member(message, 'content') ?? '');
  if (typeof text !== 'string') throw new Error('a choice without text');
  const logprobs = member(choice, 'logprobs');
  const tokens = readChatTokens(member(logprobs, 'content')) ?? readTextTokens(logprobs);
  return { text, tokens: tokens?.length || text === '' ? tokens : null, usage: readUsage(member(body, 'usage')) };
}

function readChatTokens(content: unknown): AnswerToken[] | null {
  return (
    listOf(content)
      ?.slice(0, mostTokens)
      .map((one) => {
        const top = listOf(member(one, 'top_logprobs')) ?? [];
        const shown = top.slice(0, mostShown).map((other): Shown => [member(other, 'token'), member(other, 'logprob')]);
        return readToken([member(one, 'token'), member(one, 'logprob')], shown);
      }) ?? null
  );
}

function readTextTokens(logprobs: unknown): AnswerToken[] | null {
  const own = listOf(member(logprobs, 'token_logprobs'));
  const top = listOf(member(logprobs, 'top_logprobs'));
  return (
    listOf(member(logprobs, 'tokens'))
      ?.slice(0, mostTokens)
      .map((token, i) => {
        const shown = isObject(top?.[i]) ? Object.entries(top[i] as Json).slice(0, mostShown) : [];
        return readToken([token, own?.[i]], shown);
      }) ?? null
  );
}

type Shown = [token: unknown, logprob: unknown];

function readToken([token, logprob]: Shown, others: Shown[]): AnswerToken {
  const found = new Map<string, number>();
  for (const [name, value] of [[token, logprob] as Shown, ...others]) {
    if (typeof name !== 'string') throw new Error('a token that is no text');
    if (value === null || value === undefined) continue;
    if (typeof value !== 'number' || Number.isNaN(value) || value > 0.01) throw new Error('a log-probability above 0');
    if (value > unknownBelow && !found.has(name)) found.set(name, Math.exp(Math.min(0, value)));
  }
  return { token: token as string, shown: Array.from(found, ([name, probability]) => ({ token: name, probability })) };
}

function readUsage(usage: unknown): ModelAnswer['usage'] {
  const [input, output] = [member(usage, 'prompt_tokens'), member(usage, 'completion_tokens')];
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  return isCount(input) && isCount(output) ? { input, output } : null;
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function listOf(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
