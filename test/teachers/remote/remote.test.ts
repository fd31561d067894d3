import { execFile, spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import * as kd from '../../../src';
import { criticise, sendAnswer, sendJson, serveLanguageModel, type Asked, type LanguageModel } from './serveLanguageModel';

const { tf } = kd;
const classes = ['bad', 'good'];
const words = ['great', 'lovely', 'fine', 'dull', 'awful', 'poor', 'film', 'plot', 'actors'];

/** Texts of three words, a third of which come twice. */
const textsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i - (i % 3 === 2 ? 1 : 0);
    return `${words[n % 9]} ${words[(5 * n + 1) % 9]} ${words[(7 * n + 4) % 8]}`;
  });
const rowsOf = (texts: readonly string[], name = 'reviews') =>
  kd.dataset({ name, x: texts.map((_, i) => [i]), y: texts.map((_, i) => i % 2), classes });
const texts = textsOf(24);
const distinct = new Set(texts).size;
const data = rowsOf(texts);
const prompt = ({ text }: kd.PromptRow) => `Good or bad? ${text}`;
const options = { model: 'critic', classes, texts: [[data, texts] as const], prompt, wait: { first: 0 } };

let servers: LanguageModel[] = [];
const serve = async (answer: (asked: Asked, response: ServerResponse) => void | Promise<void>) => {
  const server = await serveLanguageModel(answer);
  servers.push(server);
  return server;
};
const critic = (asked: Asked, response: ServerResponse) => sendAnswer(response, criticise(asked.prompt));
const newFolder = () => mkdtemp(join(tmpdir(), 'remote-'));
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

test('remote(url, {texts, prompt}) asks about each different row once and gives the logarithms of the class probabilities', async () => {
  const server = await serve(critic);
  const before = tf.memory().numTensors;
  const teacher = kd.remote(server.url, options);
  const { rows, columns, values } = await kd.label(teacher, data);
  expect([rows, columns]).toEqual([24, 2]);
  texts.forEach((text, row) => {
    const place = criticise(text)[0];
    expect(Math.exp(values[2 * row + 1])).toBeCloseTo(place.Good / (place.Good + place.Bad), 6);
    expect(Math.exp(values[2 * row]) + Math.exp(values[2 * row + 1])).toBeCloseTo(1, 6);
  });
  expect(server.asked.length).toBe(distinct);
  expect(server.asked[0]).toMatchObject({
    path: '/v1/chat/completions',
    body: { model: 'critic', max_tokens: 4, temperature: 0, logprobs: true, top_logprobs: 20 }
  });
  expect(server.mostAtOnce()).toBeLessThanOrEqual(4);
  await kd.label(teacher, data);
  expect(server.asked.length).toBe(distinct);
  expect(teacher.spent()).toEqual({ calls: distinct, input: 10 * distinct, output: distinct, money: null });
  expect(teacher.findings().map(({ check }) => check)).toEqual(['remoteCost']);
  expect(tf.memory().numTensors).toBe(before);
});

test('a table is asked about by the names of its columns, and /completions is asked as such', async () => {
  const top = [{ yes: Math.log(0.8), no: Math.log(0.2) }];
  const logprobs = { tokens: ['yes'], token_logprobs: [Math.log(0.8)], top_logprobs: top };
  const server = await serve((_, response) => sendJson(response, 200, { choices: [{ text: 'yes', logprobs }] }));
  const table = kd.table([
    { income: 0.1, job: 'nurse', paid: 'no' },
    { income: null, job: 'clerk', paid: 'yes' }
  ]);
  const loans = kd.tabular(table, { label: 'paid' });
  const asks = {
    model: 'm',
    classes: loans.classes,
    prompt: ({ values, row }: kd.PromptRow) => `${row}: ${JSON.stringify(values)}`
  };
  const teacher = kd.remote(`${server.url}/completions`, { ...asks, request: { seed: 3, max_tokens: null } });
  const { values } = await kd.label(teacher, loans);
  expect(server.asked.map(({ body }) => body)).toEqual(
    ['0: {"income":0.1,"job":"nurse"}', '1: {"income":null,"job":"clerk"}'].map((text) => ({
      model: 'm',
      prompt: text,
      temperature: 0,
      logprobs: 5,
      seed: 3
    }))
  );
  expect(server.asked[0].path).toBe('/v1/completions');
  expect(Math.exp(values[loans.classes.indexOf('yes')])).toBeCloseTo(0.8, 6);
});

/** What a server does at a call in place of an answer. */
const faults: { [what: string]: (response: ServerResponse) => void } = {
  'status 500': (response) => sendJson(response, 500, { error: { type: 'server_error' } }),
  'status 503 without a body': (response) => response.writeHead(503).end(),
  'status 429 with Retry-After': (response) => sendJson(response, 429, {}, { 'retry-after': '0' }),
  'status 429 with a date': (response) => sendJson(response, 429, {}, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }),
  'status 429 without': (response) => sendJson(response, 429, { error: { code: 'rate_limit_exceeded' } }),
  'an answer that is cut off': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 }).write('{"choices": [{"mess');
    response.destroy();
  },
  'an answer that ends early': (response) => response.writeHead(200).end('{"choices": [{"mess'),
  'no JSON': (response) => response.writeHead(200).end('<html>busy</html>'),
  'no choices': (response) => sendJson(response, 200, { choices: [] }),
  'two choices': (response) => sendAnswer(response, [{ Good: 1 }], { choices: 2 }),
  'a broken connection': (response) => response.destroy()
};

test.each(Object.entries(faults))('%s is asked again, and all rows are labelled as by a good server', async (_, fault) => {
  const good = await kd.label(kd.remote((await serve(critic)).url, options), data);
  const server = await serve((asked, response) => (asked.number % 3 === 1 ? fault(response) : critic(asked, response)));
  const teacher = kd.remote(server.url, { ...options, attempts: 20 });
  expect(await kd.label(teacher, data)).toEqual(good);
  const failed = server.asked.filter(({ number }) => number % 3 === 1).length;
  expect(server.asked.length).toBe(distinct + failed);
  expect(teacher.findings()[0].says).toContain(`${failed} requests failed`);
});

test('a server that does not answer in time is given up, and the row is asked again', async () => {
  const late: ServerResponse[] = [];
  const server = await serve((asked, response) => (asked.number < 2 ? void late.push(response) : critic(asked, response)));
  const { rows } = await kd.label(kd.remote(server.url, { ...options, timeout: 0.5, attempts: 100 }), data);
  expect(rows).toBe(24);
  expect(late.every(({ destroyed }) => destroyed)).toBe(true);
  for (const asked of server.asked.slice(0, 2)) expect(server.counts()[asked.prompt]).toBeGreaterThan(1);
});

test('after so many failures in a row it ends, and says of which row and why; what was answered is kept', async () => {
  const cache = await newFolder();
  const isBad = (asked: Asked) => asked.prompt.endsWith(texts[6]);
  let isWell = false;
  const server = await serve((asked, response) =>
    isBad(asked) && !isWell ? faults['status 500'](response) : critic(asked, response)
  );
  const teacher = () => kd.remote(server.url, { ...options, cache, attempts: 3, concurrency: 1 });
  const row = texts.indexOf(texts[6]);
  await expect(kd.label(teacher(), data)).rejects.toThrow(
    `remote: expected an answer of ${server.url}/chat/completions for row ${row}, got status 500 (server_error), 3 times in a row; try again later`
  );
  isWell = true;
  await kd.label(teacher(), data);
  const { [`Good or bad? ${texts[6]}`]: bad, ...others } = server.counts();
  expect([bad, Object.values(others).every((count) => count === 1)]).toEqual([4, true]);
});

test.each([
  ['status 401', (response: ServerResponse) => sendJson(response, 401, {}), 'got status 401; look at the key'],
  ['status 404', (response: ServerResponse) => sendJson(response, 404, {}), 'got status 404; look at address and model'],
  [
    'a spent account',
    (response: ServerResponse) => sendJson(response, 429, { error: { code: 'insufficient_quota' } }),
    '(insufficient_quota)'
  ],
  [
    'a redirect',
    (response: ServerResponse) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    'got status 307; give the address'
  ],
  [
    'a body of 100 MB by its header',
    (response: ServerResponse) => void response.writeHead(200, { 'content-length': 1e8 }).write(' '),
    'more than 1 MB'
  ]
])('%s ends it at once', async (_, fault, says) => {
  const server = await serve((__, response) => fault(response));
  await expect(kd.label(kd.remote(server.url, { ...options, concurrency: 1 }), data)).rejects.toThrow(says);
  expect(server.asked.length).toBe(1);
});

test('of a body without end no more than a megabyte is read', async () => {
  let sent = 0;
  const server = await serve((_, response) => {
    const part = Buffer.alloc(1 << 16, ' ');
    const more = () => {
      while (!response.destroyed && response.write(part)) sent += part.length;
      response.once('drain', more);
    };
    more();
  });
  await expect(kd.label(kd.remote(server.url, { ...options, concurrency: 1 }), data)).rejects.toThrow('more than 1 MB');
  expect(sent).toBeLessThan(50e6);
  expect(server.asked.length).toBe(1);
});

test('a redirect to another origin gets no request and no key', async () => {
  const other = await serve(critic);
  const server = await serve((_, response) => void response.writeHead(308, { location: `${other.url}/chat/completions` }).end());
  process.env.STILLROOM_TEST_KEY = 'sk-planted-4711';
  try {
    const teacher = kd.remote(server.url, { ...options, keyVariable: 'STILLROOM_TEST_KEY' });
    await expect(kd.label(teacher, data)).rejects.toThrow('status 308');
    expect(server.asked[0].headers.authorization).toBe('Bearer sk-planted-4711');
    expect(other.asked.length).toBe(0);
  } finally {
    delete process.env.STILLROOM_TEST_KEY;
  }
});

test('answers without log-probabilities are refused after a few, and hard labels of a stated confidence if asked for', async () => {
  const cache = await newFolder();
  const server = await serve((asked, response) => {
    const content = asked.prompt.endsWith(texts[0]) ? 'I cannot say.' : ` ${Object.keys(criticise(asked.prompt)[0])[0]}.`;
    sendJson(response, 200, { choices: [{ message: { content }, logprobs: null }] });
  });
  const refused = kd.label(kd.remote(server.url, { ...options, cache, concurrency: 2 }), data);
  await expect(refused).rejects.toThrow(
    'remote: expected log-probabilities with the answers of "critic", got none; give confidence'
  );
  expect(server.asked.length).toBeLessThanOrEqual(2);
  const teacher = kd.remote(server.url, { ...options, cache, confidence: 0.9 });
  const { values } = await kd.label(teacher, data);
  expect(server.asked.length).toBe(distinct);
  const good = texts.map((text, row) => (row < 1 ? 0.5 : Object.keys(criticise(text)[0])[0] === 'Good' ? 0.9 : 0.1));
  texts.forEach((text, row) => expect(Math.exp(values[2 * row + 1])).toBeCloseTo(text === texts[0] ? 0.5 : good[row], 6));
  expect(teacher.findings().map(({ check }) => check)).toEqual(['remoteCost', 'remoteHardLabels', 'remoteUnanswered']);
});

test('findings count classes that are not shown, probability outside of all classes, and answers of no class', async () => {
  const server = await serve((asked, response) =>
    sendAnswer(response, asked.number % 2 ? [{ Good: 0.9 }] : [{ Sure: 0.8, Good: 0.1, Bad: 0.05 }])
  );
  const teacher = kd.remote(server.url, { ...options, concurrency: 1 });
  const { values } = await kd.label(teacher, data);
  expect(Math.exp(values[1])).toBeCloseTo(0.1 / 0.15, 6);
  expect(Math.exp(values[3])).toBeCloseTo(0.9, 6);
  const found = Object.fromEntries(teacher.findings().map(({ check, value }) => [check, value]));
  const odd = Math.floor(distinct / 2);
  expect(found.remoteClassesNotShown).toBeCloseTo(odd / distinct, 12);
  expect(found.remoteOutsideClasses).toBeCloseTo((0.8 * (distinct - odd)) / distinct, 12);
});

test('a budget in calls is kept to, counts what was spent before, and a larger one goes on', async () => {
  const cache = await newFolder();
  const server = await serve(critic);
  const within = (calls: number) => kd.label(kd.remote(server.url, { ...options, cache, budget: { calls } }), data);
  await expect(within(5)).rejects.toThrow('within the budget of 5 calls, got to its end with 5 calls; what is answered is kept');
  expect(server.asked.length).toBe(5);
  await expect(within(5)).rejects.toThrow('got to its end with 5 calls');
  expect(server.asked.length).toBe(5);
  expect(kd.remote(server.url, { ...options, cache }).spent().calls).toBe(5);
  await within(distinct);
  expect(server.counts()).toEqual(Object.fromEntries(texts.map((text) => [`Good or bad? ${text}`, 1])));
});

test('a budget in money is never gone beyond, whatever answers cost, and prices tell what was spent', async () => {
  const cache = await newFolder();
  const prices = { input: 1e4, output: 1e5 };
  const server = await serve(critic);
  // An answer costs 0.1 + 0.1, and 4 tokens of it could have cost 0.4.
  const within = (money: number) => kd.remote(server.url, { ...options, cache, prices, budget: { money } });
  const small = within(3);
  await expect(kd.label(small, data)).rejects.toThrow('within the budget of 3 in money, got to its end with');
  expect(small.spent().money).toBeLessThanOrEqual(3);
  expect(small.spent().money).toBeGreaterThan(1);
  const large = within(100);
  await kd.label(large, data);
  expect(server.asked.length).toBe(distinct);
  expect(large.spent().money).toBeCloseTo(0.2 * distinct, 9);
  // Without usage, the most that it can have been counts.
  const silent = await serve((asked, response) => sendAnswer(response, criticise(asked.prompt), { usage: false }));
  const unknown = kd.remote(silent.url, { ...options, prices, budget: { money: 8 }, concurrency: 1 });
  await expect(kd.label(unknown, data)).rejects.toThrow('within the budget of 8 in money');
  expect(silent.asked.length).toBe(6);
});

test('reask asks some rows a second time, once and for all, and says how far the model agrees with itself', async () => {
  const cache = await newFolder();
  const server = await serve((asked, response) => {
    const isSecond = server.asked.filter((one) => one.prompt === asked.prompt).length > 1;
    sendAnswer(response, isSecond ? [{ Good: 0.85, Bad: 0.15 }] : [{ Good: 0.6, Bad: 0.4 }]);
  });
  const again = () => kd.remote(server.url, { ...options, cache, reask: 5 });
  const teacher = again();
  await kd.label(teacher, data);
  expect(server.asked.length).toBe(distinct + 5);
  const { value, says } = teacher.findings().find(({ check }) => check === 'remoteSelfAgreement')!;
  expect(says).toContain('asked again about 5 rows');
  expect(says).toContain('differed by 0.2500 on average');
  expect(value).toBe(1);
  const resumed = again();
  await kd.label(resumed, data, { cache });
  expect(server.asked.length).toBe(distinct + 5);
  expect(resumed.findings().map(({ check }) => check)).toContain('remoteSelfAgreement');
});

/** A notebook whose cell is interrupted when the server is asked for the sixth time; `distill` holds it, so that nothing throws. */
async function interruptAtSixth(use: (url: string, asked: () => number, goOn: () => void) => Promise<void>): Promise<void> {
  const host = Symbol.for('stillroom.host');
  const globals = globalThis as { [host]?: object };
  let [isInterrupted, isHeld] = [false, false];
  globals[host] = {
    cell: () => 1,
    display: () => {},
    interruptions: () => 0,
    interrupted: () => isInterrupted,
    hold() {
      isHeld = true;
      return () => (isHeld = false);
    },
    throwIfInterrupted() {
      if (isInterrupted && !isHeld) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  const server = await serve((asked, response) => {
    if (asked.number === 5) isInterrupted = true;
    critic(asked, response);
  });
  try {
    await use(
      server.url,
      () => server.asked.length,
      () => (isInterrupted = false)
    );
  } finally {
    delete globals[host];
  }
}

test('an interrupt lets running calls end, keeps their answers and asks no more', async () => {
  const cache = await newFolder();
  await interruptAtSixth(async (url, asked, goOn) => {
    await expect(kd.label(kd.remote(url, { ...options, cache, show: true }), data)).rejects.toThrow('interrupted');
    expect(asked()).toBeLessThanOrEqual(5 + 4);
    goOn();
    await kd.label(kd.remote(url, { ...options, cache }), data);
    expect(asked()).toBe(distinct);
  });
});

test('a distillation that is interrupted while its teacher is asked ends as stopped, and goes on from the answers', async () => {
  const cache = await newFolder();
  await interruptAtSixth(async (url, asked, goOn) => {
    const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] });
    const teacher = kd.remote(url, { ...options, cache });
    const how = { teacher, data: { train: data, validation: data }, epochs: 1, baseline: false, show: false };
    expect(await kd.distill({ ...how, student: student() })).toMatchObject({ status: 'stopped' });
    expect(asked()).toBeLessThanOrEqual(5 + 4);
    goOn();
    expect(await kd.distill({ ...how, student: student() })).toMatchObject({ status: 'done' });
    expect(asked()).toBe(distinct);
  });
});

/** What `labelReviews.cjs` labels, here. */
const labelHere = (url: string, cache: string) => {
  const own = Array.from({ length: 40 }, (_, i) => `great film, number ${i}`);
  const rows = rowsOf(own);
  return kd.label(kd.remote(url, { ...options, cache, texts: [[rows, own]] }), rows);
};

test('a labelling that is killed goes on without asking again, but for the calls on their way', async () => {
  const folder = await newFolder();
  const held: string[] = [];
  let isHolding = true;
  const server = await serve((asked, response) => {
    if (!isHolding || asked.number < 20) critic(asked, response);
    else held.push(asked.prompt);
  });
  const child = spawn(process.execPath, [join(__dirname, 'labelReviews.cjs'), server.url, folder, '40'], { stdio: 'ignore' });
  await expect.poll(() => held.length).toBe(4);
  const ended = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGKILL');
  await ended;
  // What a write that was killed would leave.
  appendFileSync(join(folder, 'answers.jsonl'), '\n{"of":"0123","key":"45');
  isHolding = false;
  await labelHere(server.url, folder);
  const counts = Object.entries(server.counts());
  expect(counts.length).toBe(40);
  for (const [asked, count] of counts) expect([asked, count]).toEqual([asked, held.includes(asked) ? 2 : 1]);
  // The third time all is known.
  await labelHere(server.url, folder);
  expect(server.asked.length).toBe(44);
});

test('two processes that share a cache damage nothing, and what both have asked is at most asked twice', async () => {
  const folder = await newFolder();
  let other: Promise<unknown> | undefined;
  const server = await serve((asked, response) => {
    // The other begins when the first is at work.
    if (asked.number === 3) other = labelHere(server.url, folder);
    critic(asked, response);
  });
  expect(await run('labelReviews.cjs', [server.url, folder, '40'])).toMatchObject({ code: 0 });
  await other;
  expect(Math.max(...Object.values(server.counts()))).toBeLessThanOrEqual(2);
  const before = server.asked.length;
  await labelHere(server.url, folder);
  expect(server.asked.length).toBe(before);
  const lines = readFileSync(join(folder, 'answers.jsonl'), 'utf8').trim().split('\n');
  expect(lines.length).toBe(before);
});

test('a key in the environment is in no file, output, record or error, also where the server repeats it; nor are prompts', async () => {
  const folder = await newFolder();
  const key = 'sk_planted_key_for_nobody';
  const said = (asked: Asked) => String(asked.headers.authorization);
  const echo = (asked: Asked) => ({ error: { message: `Incorrect API key ${said(asked)}`, code: key, type: key } });
  const server = await serve((asked, response) => {
    if (asked.number % 2 === 0) return sendJson(response, 500, echo(asked), { 'x-request': said(asked) });
    const [place] = criticise(asked.prompt);
    sendAnswer(response, [place, { [` ${said(asked)}`]: 1 }, { [asked.prompt]: 1 }]);
  });
  const { code, output } = await run('distilReviews.cjs', [server.url, folder], { OPENAI_API_KEY: key });
  expect(code, output).toBe(0);
  expect(new Set(server.asked.map(said))).toEqual(new Set([`Bearer ${key}`]));
  expect(output).toContain('requests failed');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['answers.jsonl', 'record.json', 'events.jsonl']));
  const refusing = await serve((asked, response) => sendJson(response, 401, echo(asked)));
  process.env.STILLROOM_TEST_KEY = key;
  const teacher = kd.remote(refusing.url, { ...options, keyVariable: 'STILLROOM_TEST_KEY' });
  const refused = await kd.label(teacher, data).then(String, (error: unknown) => inspect(error, { depth: 20, showHidden: true }));
  delete process.env.STILLROOM_TEST_KEY;
  expect(refused).toContain('got status 401; look at the key');
  for (const text of [output, refused, ...files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))]) {
    expect(text).not.toContain(key);
    expect(text).not.toContain(Buffer.from(key).toString('base64'));
  }
  const kept = readFileSync(join(folder, 'answers.jsonl'), 'utf8');
  for (const word of ['Good', 'great', 'number']) expect(kept).not.toContain(word);
});

test('remote refuses keys among its options without repeating them, and what it cannot use', () => {
  const url = 'http://127.0.0.1:9/v1';
  const refused = (given: object, at = url) => {
    try {
      kd.remote(at, { ...options, ...given } as never);
    } catch (error) {
      return (error as Error).message;
    }
    return 'taken';
  };
  for (const given of [
    { apiKey: 'sk-1234' },
    { api_key: 'sk-1234' },
    { headers: { authorization: 'sk-1234' } },
    { keyVariable: 'sk-1234' },
    { request: { api_key: 'sk-1234' } }
  ]) {
    expect(refused(given)).toMatch(/^remote: expected .*environment/);
    expect(refused(given)).not.toContain('sk-1234');
  }
  for (const at of ['http://user:sk-1234@host/v1', 'https://host/v1?api-key=sk-1234', 'ftp://host', 'sk-1234']) {
    expect(refused({}, at)).toMatch(/^remote: expected (an|the) address/);
    expect(refused({}, at)).not.toContain('sk-1234');
  }
  expect(refused({ classes: ['one'] })).toContain('classes to be two or more names');
  expect(refused({ answers: ['yes'] })).toContain('answers to be one text or several for each of 2 classes');
  expect(refused({ answers: ['yes', 'Yes'] })).toContain('another answer for each class');
  expect(refused({ prompt: 'text' })).toContain('prompt to be a function');
  expect(refused({ budget: { money: 3 } })).toContain('prices beside budget.money');
  expect(refused({ texts: [[data, ['a']]] })).toContain('a text for each of the 24 rows of "reviews"');
  expect(refused({ confidence: 0.5 })).toContain('confidence to be a finite number above 0.5');
  expect(refused({ request: { stream: true } })).toContain('got stream, which is set here');
  expect(refused({})).toBe('taken');
});

test('rows without a text, batches, and a variable without a key are refused when asked', async () => {
  const server = await serve(critic);
  const teacher = kd.remote(server.url, options);
  await expect(kd.label(teacher, rowsOf(texts, 'others'))).rejects.toThrow('expected rows that have texts, those of "reviews"');
  await expect(kd.label(kd.remote(server.url, { ...options, texts: [] }), data)).rejects.toThrow(
    'rows with texts or named columns'
  );
  await expect(kd.label(kd.remote(server.url, { ...options, prompt: () => '' }), data)).rejects.toThrow(
    'prompt to give a text for row 0'
  );
  expect(() => teacher.logits(tf.zeros([1, 1]))).toThrow('expected whole datasets');
  const unset = kd.remote(server.url, { ...options, keyVariable: 'STILLROOM_NO_SUCH_KEY' });
  await expect(kd.label(unset, data)).rejects.toThrow('a key in the environment as STILLROOM_NO_SUCH_KEY, got none');
  const named = kd.dataset({ x: [[0]], y: [0], classes: ['good', 'bad'] });
  await expect(kd.label(kd.remote(server.url, { ...options, texts: [[named, ['a']]] }), named)).rejects.toThrow('classes');
  expect(server.asked.length).toBe(0);
});

test('its fingerprint follows texts, prompt, model and answers, and not the address', () => {
  const print = (more: object = {}, url = 'http://a/v1') => kd.remote(url, { ...options, ...more }).fingerprint();
  expect(print({}, 'http://b/v1')).toBe(print());
  const others = [
    { model: 'other' },
    { answers: ['no', 'yes'] },
    { prompt: () => 'Well?' },
    { texts: [[data, textsOf(24, 1)]] },
    { request: { seed: 1 } }
  ];
  expect(new Set([print(), ...others.map((more) => print(more))]).size).toBe(6);
  expect(print({ texts: undefined })).toBeNull();
});

test('from texts to a student: distill learns what a remote model says, and the record has its findings', async () => {
  const parts = { train: textsOf(90), validation: textsOf(30, 200), test: textsOf(30, 300) };
  const tokens = kd.tokenizer(parts.train);
  const isGood = (text: string) => Number(Object.keys(criticise(text)[0])[0] === 'Good');
  const splits = Object.fromEntries(
    Object.entries(parts).map(([name, own]) => {
      const rows = kd.dataset({ name, x: own.map((_, i) => [i]), y: own.map(isGood), classes });
      return [name, tokens.rows(own, rows)];
    })
  ) as unknown as Required<kd.Splits>;
  const server = await serve(critic);
  const pairs = (['train', 'validation', 'test'] as const).map((name): kd.RowTexts => [splits[name], parts[name]]);
  const teacher = kd.remote(server.url, { ...options, texts: pairs, reask: 3 });
  const size = { vocabulary: tokens.words.length, length: tokens.length };
  const student = kd.models.textEncoder({ ...size, width: 8, depth: 1, heads: 2, classes: 2, seed: 1 });
  const before = tf.memory().numTensors;
  const how = { epochs: 8, batchSize: 10, optimizer: kd.adam({ learningRate: 0.02 }), baseline: false, show: false };
  const record = await kd.distill({ teacher, student, data: splits, ...how });
  expect(record.status).toBe('done');
  expect(record.models.teacher?.kind).toBe('language model behind an endpoint');
  expect(record.scores.teacher?.test?.accuracy).toBe(1);
  expect(record.scores.student?.test?.accuracy).toBeGreaterThan(0.8);
  expect(record.findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['remoteCost', 'remoteSelfAgreement']));
  expect(server.asked.length).toBe(new Set(Object.values(parts).flat()).size + 9);
  expect(tf.memory().numTensors).toBe(before);
});

test('study, labelSweep and resume take a remote teacher, ask nothing twice, and go on with the same questions alone', async () => {
  const server = await serve(critic);
  const teacher = (more: object = {}) => kd.remote(server.url, { ...options, ...more });
  const student = () => kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] }));
  const first = teacher();
  const how = { data: { train: data, validation: data, test: data }, epochs: 2, batchSize: 12, show: false };
  const study = await kd.study({ ...how, teacher: first, student, seeds: 2 });
  expect(study.records.length).toBe(2);
  const sweep = await kd.labelSweep({ ...how, teacher: first, student, labels: [6, 24], seeds: 1 });
  expect(sweep.points.length).toBe(2);
  const more = rowsOf(textsOf(6), 'more');
  const both = teacher({ texts: [...options.texts, [more, textsOf(6)]] });
  const set = { transfer: { more: { data: kd.unlabelled(more) } } };
  expect((await kd.distill({ ...how, ...set, teacher: both, student: student() })).status).toBe('done');
  expect(server.asked.length).toBe(2 * distinct);
  const folder = join(await newFolder(), 'run');
  const stop = new AbortController();
  const onEvent = (event: kd.RunEvent) => event.type === 'best' && stop.abort();
  await kd.distill({ ...how, teacher: first, student: student(), folder, signal: stop.signal, onEvent });
  const other = { ...how, teacher: teacher({ prompt: () => 'Well?' }), student: student() };
  await expect(kd.resume(folder, other)).rejects.toThrow('expected the teacher that the run in');
  expect((await kd.resume(folder, { ...how, teacher: first, student: student() })).status).toBe('done');
  expect(server.asked.length).toBe(2 * distinct);
});

function run(script: string, given: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [join(__dirname, script), ...given],
      { env: { ...process.env, ...env } },
      (_, out, err) => settle({ code: child.exitCode!, output: out + err })
    );
  });
}
