import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseRetryDelay } from '../../../src/teachers/remote/chooseRetryDelay';
import { createBudget } from '../../../src/teachers/remote/createBudget';
import { createRequestPacer } from '../../../src/teachers/remote/createRequestPacer';
import { answersFile, openAnswerStore } from '../../../src/teachers/remote/openAnswerStore';
import { readAnswer } from '../../../src/teachers/remote/readAnswer';

const call = (key: string, share = 0.25) => ({
  of: 'm',
  key,
  answer: { named: 0, shares: [share, 1 - share], missing: [], outside: 0 },
  input: 3,
  output: 1
});

test('openAnswerStore(folder) keeps what was added, drops a line that is cut off or changed, and goes on behind it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'answers-'));
  const file = join(folder, answersFile);
  const first = openAnswerStore(folder);
  ['a', 'b', 'c'].forEach((key) => first.add(call(key)));
  const whole = readFileSync(file, 'utf8');
  expect(whole.trim().split('\n').length).toBe(3);
  for (let end = whole.lastIndexOf('\n'); end < whole.length; end += 7) {
    writeFileSync(file, whole.slice(0, end));
    const after = openAnswerStore(folder);
    after.refresh();
    expect(['a', 'b', 'c'].map((key) => after.get(key) !== undefined)).toEqual([true, true, false]);
    after.add(call('d', 0.5));
    after.refresh();
    const again = openAnswerStore(folder);
    again.refresh();
    for (const store of [after, again]) {
      expect(['a', 'b', 'c', 'd'].map((key) => store.get(key) !== undefined)).toEqual([true, true, false, true]);
      expect(store.spentOn('m')).toEqual({ calls: 3, input: 9, output: 3 });
    }
  }
  writeFileSync(file, whole.replace('"key":"b","answer":{"named":0', '"key":"b","answer":{"named":1'));
  const changed = openAnswerStore(folder);
  changed.refresh();
  expect([changed.get('a'), changed.get('b')]).toEqual([call('a').answer, undefined]);
});

test('two stores of one folder see what the other adds, also while a line is in the making', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'answers-'));
  const [one, two] = [openAnswerStore(folder), openAnswerStore(folder)];
  one.add(call('a'));
  two.add(call('b'));
  one.refresh();
  two.refresh();
  for (const store of [one, two]) expect([store.get('a'), store.get('b')]).toEqual([call('a').answer, call('b').answer]);
  const before = readFileSync(join(folder, answersFile), 'utf8');
  one.add(call('c'));
  const line = readFileSync(join(folder, answersFile), 'utf8').slice(before.length);
  writeFileSync(join(folder, answersFile), before + line.slice(0, 30));
  two.refresh();
  expect(two.get('c')).toBeUndefined();
  appendFileSync(join(folder, answersFile), line.slice(30));
  two.refresh();
  expect(two.get('c')).toEqual(call('c').answer);
});

test('openAnswerStore(folder) begins anew with a file that was taken away, and names one that cannot be written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'answers-'));
  const store = openAnswerStore(folder);
  store.refresh();
  expect(readdirSync(folder)).toEqual([]);
  ['a', 'b'].forEach((key) => store.add(call(key)));
  rmSync(join(folder, answersFile));
  store.add(call('c'));
  expect(['a', 'b', 'c'].map((key) => store.get(key) !== undefined)).toEqual([true, true, true]);
  const other = await mkdtemp(join(tmpdir(), 'answers-'));
  mkdirSync(join(other, answersFile));
  const blocked = openAnswerStore(other);
  expect(() => blocked.add(call('a'))).toThrow(
    'remote: expected answers.jsonl in the cache to be a file that can be written, got EISDIR'
  );
  expect(blocked.get('a')).toEqual(call('a').answer);
});

test('createBudget({calls, money}) lets no requests begin that could go beyond, and those wait whose turn depends on others', async () => {
  const spent = { calls: 0, input: 0, output: 0 };
  const price = ({ input, output }: { input: number; output: number }) => input + output;
  const budget = createBudget({ calls: 5, money: 10, price, spent: () => spent });
  const most = { input: 3, output: 1 };
  expect([await budget.reserve(most), await budget.reserve(most)]).toEqual([true, true]);
  // 8 of 10 are set aside: the third waits until one of them turns out to be cheap.
  const third = budget.reserve(most);
  Object.assign(spent, { calls: 1, input: 1 });
  budget.release(most);
  expect(await third).toBe(true);
  Object.assign(spent, { calls: 3, input: 7 });
  budget.release(most);
  budget.release(most);
  expect(await budget.reserve(most)).toBe(false);
  expect(await budget.reserve({ input: 2, output: 1 })).toBe(true);
});

test('createRequestPacer(perMinute) gives requests even distances, and none begins in a pause', () => {
  const pace = createRequestPacer(60);
  expect([pace.next(0), pace.next(0), pace.next(500), pace.next(9000)]).toEqual([0, 1000, 1500, 0]);
  pace.pause(20_000);
  expect([pace.next(10_000), pace.next(10_000)]).toEqual([10_000, 11_000]);
  expect([createRequestPacer().next(5), createRequestPacer().next(5)]).toEqual([0, 0]);
});

test('chooseRetryDelay({failures}) doubles, stays below most, and follows Retry-After', () => {
  const delays = [1, 2, 3, 9].map((failures) => chooseRetryDelay({ failures, first: 1, most: 60, draw: 0 }));
  expect(delays).toEqual([1000, 2000, 4000, 60_000]);
  expect(chooseRetryDelay({ failures: 2, first: 1, most: 60, draw: 0.5 })).toBe(1500);
  expect(chooseRetryDelay({ failures: 1, first: 1, most: 60, retryAfter: 7, draw: 0.5 })).toBe(7000);
  expect(chooseRetryDelay({ failures: 1, first: 1, most: 2, retryAfter: 7, draw: 0.5 })).toBe(2000);
  expect(chooseRetryDelay({ failures: 3, first: 0, most: 60, draw: 0.5 })).toBe(0);
});

test('readAnswer(body) reads both forms of log-probabilities, and says what is wrong without a word of the answer', () => {
  const top = [{ No: Math.log(0.75), Yes: Math.log(0.25) }];
  const logprobs = { tokens: ['No'], token_logprobs: [Math.log(0.75)], top_logprobs: top };
  const both = [
    { text: 'No', logprobs },
    { message: { content: 'No' }, logprobs }
  ];
  for (const choice of both)
    expect(readAnswer({ choices: [choice], usage: { prompt_tokens: 3, completion_tokens: 1 } })).toEqual({
      text: 'No',
      tokens: [
        {
          token: 'No',
          shown: [
            { token: 'No', probability: 0.75 },
            { token: 'Yes', probability: 0.25 }
          ]
        }
      ],
      usage: { input: 3, output: 1 }
    });
  const chat = (content: unknown) => readAnswer({ choices: [{ message: { content: 'No' }, logprobs: content && { content } }] });
  for (const none of [null, undefined, []]) expect(chat(none)).toEqual({ text: 'No', tokens: null, usage: null });
  // The token that was said is always among those that are shown; what has no number is left out.
  const unknown = [
    { token: 'A', logprob: -9999 },
    { token: 'B', logprob: null }
  ];
  expect(chat([{ token: 'No', logprob: 0, top_logprobs: unknown }]).tokens).toEqual([
    { token: 'No', shown: [{ token: 'No', probability: 1 }] }
  ]);
  expect(() => chat([{ token: 'No', logprob: 3 }])).toThrow(/^a log-probability above 0$/);
  expect(() => chat([{ token: 4, logprob: 0 }])).toThrow(/^a token that is no text$/);
  expect(() => readAnswer({ choices: [] })).toThrow(/^0 choices in place of one$/);
  for (const body of [null, 3, [], {}, { choices: 'secret' }]) expect(() => readAnswer(body)).toThrow(/^no choices$/);
  expect(() => readAnswer({ choices: [{ message: { content: ['secret'] } }] })).toThrow(/^a choice without text$/);
  expect(readAnswer({ choices: [{ message: { content: null } }] })).toEqual({ text: '', tokens: null, usage: null });
});
