import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkPath } from '../../checks/checkPath';
import { checkPlainData } from '../../checks/checkPlainData';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { checkAnyDataset } from '../../data/checkDataset';
import type { CheckedRemoteOptions } from './CheckedRemoteOptions';
import { checkEndpoint } from './checkEndpoint';
import { createAnswerMatcher } from './createAnswerMatcher';
import type { RemoteOptions } from './RemoteOptions';

const subject = 'remote';

const names = [
  ...['model', 'classes', 'prompt', 'texts', 'answers', 'cache', 'keyVariable', 'confidence', 'concurrency', 'perMinute'],
  ...['timeout', 'attempts', 'wait', 'budget', 'prices', 'reask', 'seed', 'topLogprobs', 'maxTokens', 'request', 'name', 'show']
];

/** @throws TypeError or RangeError for an option that is unknown, missing or out of bounds. */
export function checkRemoteOptions(url: unknown, options: RemoteOptions): CheckedRemoteOptions {
  checkNoKey(options);
  checkInputs(subject, options, names);
  const endpoint = checkEndpoint(subject, url);
  const { model, classes, prompt, texts = [], cache, keyVariable, name = model, request = {}, prices } = options;
  const numbers = { ...defaults, ...definedOf(options) } as RemoteOptions & typeof defaults;
  checkText('model', model, 'name the model as its server does');
  checkText('name', name, 'leave it out');
  if (!isListOf(classes, isText) || classes.length < 2 || new Set(classes).size < classes.length)
    throw new TypeError(
      `${subject}: expected classes to be two or more names, each once, got ${showValue(classes)}; give those of the data, in its order`
    );
  if (!isCallable(prompt))
    throw new TypeError(
      `${subject}: expected prompt to be a function of a row, got ${showValue(prompt)}; give ({ text }) => \`Yes or no: \${text}\``
    );
  if (cache !== undefined) checkPath(`${subject}: cache`, cache, 'give a folder or leave it out');
  // What does not look like the name of a variable may be the key itself, and is not shown.
  if (
    keyVariable !== undefined &&
    keyVariable !== null &&
    !(typeof keyVariable === 'string' && /^[A-Z_][A-Z0-9_]{0,99}$/.test(keyVariable))
  )
    throw new TypeError(
      `${subject}: expected keyVariable to be the name of an environment variable in capitals, got something else; put the key into the environment and give the name of its variable`
    );
  const answers = checkAnswers(options.answers ?? classes, classes.length);
  const matcher = createAnswerMatcher(subject, answers);
  const longest = Math.max(...answers.flat().map((answer) => [...answer].length));
  const { wait = {}, budget = {} } = options;
  checkOptions(`${subject}: wait`, wait, ['first', 'most']);
  checkOptions(`${subject}: budget`, budget, ['calls', 'money']);
  for (const [option, value] of Object.entries({ 'budget.calls': budget.calls, 'budget.money': budget.money }))
    if (value !== undefined) checkNumber(subject, option, value, { atLeast: 0 });
  if (prices !== undefined) {
    checkOptions(`${subject}: prices`, prices, ['input', 'output']);
    for (const of of ['input', 'output'] as const) checkNumber(subject, `prices.${of}`, prices[of], { atLeast: 0 });
  }
  if (budget.money !== undefined && prices === undefined)
    throw new TypeError(
      `${subject}: expected prices beside budget.money, got none; give {input, output}, of a million tokens each`
    );
  if (numbers.confidence !== undefined)
    checkNumber(subject, 'confidence', numbers.confidence, { above: 1 / classes.length, atMost: 1 - 1e-6 });
  if (numbers.perMinute !== undefined) checkNumber(subject, 'perMinute', numbers.perMinute, { above: 0 });
  const whole = (option: 'concurrency' | 'attempts' | 'reask' | 'seed', atLeast: number, atMost: number) =>
    checkNumber(subject, option, numbers[option], { integer: true, atLeast, atMost });
  return {
    ...{ endpoint, model, name: name.slice(0, 200), classes: [...classes], answers, matcher, prompt, texts: checkTexts(texts) },
    ...{ cache, keyVariable, confidence: numbers.confidence, perMinute: numbers.perMinute, prices, show: options.show },
    concurrency: whole('concurrency', 1, 256),
    timeout: checkNumber(subject, 'timeout', numbers.timeout, { above: 0, atMost: 300 }),
    attempts: whole('attempts', 1, 100),
    wait: {
      first: checkNumber(subject, 'wait.first', wait.first ?? 1, { atLeast: 0, atMost: 3600 }),
      most: checkNumber(subject, 'wait.most', wait.most ?? 60, { atLeast: 0, atMost: 3600 })
    },
    budget: { ...budget },
    reask: whole('reask', 0, 1e6),
    seed: whole('seed', 0, Number.MAX_SAFE_INTEGER),
    topLogprobs: checkNumber(subject, 'topLogprobs', options.topLogprobs ?? (endpoint.isChat ? 20 : 5), {
      integer: true,
      atLeast: 0,
      atMost: 200
    }),
    maxTokens: checkNumber(subject, 'maxTokens', options.maxTokens ?? Math.min(16, Math.max(2, longest)), {
      integer: true,
      atLeast: 1,
      atMost: 4096
    }),
    request: checkRequest(request)
  };
}

const defaults = { concurrency: 4, timeout: 60, attempts: 6, reask: 0, seed: 0 };

function definedOf(options: RemoteOptions): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** A key in a call would stand in the notebook. It is not repeated. */
function checkNoKey(options: unknown): void {
  const keys = isPlainObject(options) ? Object.keys(options) : [];
  const key = keys.find((name) => /^(api_?key|key|token|authorization|headers)$/i.test(name));
  if (key !== undefined)
    throw new TypeError(
      `${subject}: expected no ${key} among the options, since it would stand in the notebook; put the key into the environment as OPENAI_API_KEY, or name another variable as keyVariable`
    );
}

function checkAnswers(answers: unknown, classes: number): string[][] {
  const lists = isListOf(answers, () => true) ? Array.from(answers, (one) => (typeof one === 'string' ? [one] : one)) : [];
  const isRight = lists.length === classes && lists.every((list) => isListOf(list, isText) && list.length > 0);
  if (!isRight)
    throw new TypeError(
      `${subject}: expected answers to be one text or several for each of ${classes} classes, got ${showValue(answers)}; give ["yes", ["no", "never"]]`
    );
  return lists.map((list) => [...(list as string[])]);
}

function checkTexts(texts: unknown): NonNullable<RemoteOptions['texts']> {
  const isPair = (one: unknown) => isListOf(one, () => true) && one.length === 2;
  if (!isListOf(texts, isPair))
    throw new TypeError(
      `${subject}: expected texts to be pairs of rows and their texts, got ${showValue(texts)}; give [[rows, texts], ...], one for each split`
    );
  return (texts as NonNullable<RemoteOptions['texts']>).map(([rows, own]) => {
    checkAnyDataset(rows, `${subject}: texts`);
    if (!isListOf(own, (text) => typeof text === 'string') || own.length !== rows.y.length)
      throw new TypeError(
        `${subject}: expected a text for each of the ${rows.y.length} rows of "${rows.name}", got ${showValue(own)}; give them in the order of the rows`
      );
    return [rows, [...own]] as const;
  });
}

const ours = ['model', 'messages', 'prompt', 'logprobs', 'top_logprobs', 'stream', 'n'];

function checkRequest(request: unknown): NonNullable<RemoteOptions['request']> {
  if (!isPlainObject(request))
    throw new TypeError(`${subject}: expected request to be an object of fields, got ${showValue(request)}; give {seed: 7}`);
  checkPlainData(subject, 'request as plain data', request, 'give numbers, texts and lists', 10_000);
  for (const field of Object.keys(request)) {
    if (ours.includes(field))
      throw new TypeError(
        `${subject}: expected other fields in request, got ${field}, which is set here; use the options of remote`
      );
    if (/(^|_)key$|api_?key|secret|authorization|password/i.test(field))
      throw new TypeError(
        `${subject}: expected no ${showValue(field)} in request, since it would stand in the notebook; put the key into the environment`
      );
  }
  return JSON.parse(JSON.stringify(request)) as NonNullable<RemoteOptions['request']>;
}

function checkText(option: string, value: unknown, fix: string): asserts value is string {
  if (isText(value) && value.length <= 1000) return;
  throw new TypeError(`${subject}: expected ${option} to be a short text, got ${showValue(value)}; ${fix}`);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isListOf(value: unknown, fits: (one: unknown) => boolean): value is readonly unknown[] & readonly string[] {
  return isSafeToInspect(value) && Array.isArray(value) && Array.from(value as unknown[]).every(fits);
}
