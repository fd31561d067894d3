// Calls every public function with values that nobody should pass: alone, or in one place of a right call. Prints what is odd: an error that is not in the form
// of this project, or tensors left behind. To be run in a process of its own: a call that does not come back is ended from outside.
const { mkdtempSync, mkdirSync, writeFileSync, writeSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const kd = require(process.env.STILLROOM_DIST ? join(process.env.STILLROOM_DIST, 'src') : '../../dist/src/index.js');
const { rightCalls } = require('./calls.cjs');
const { hostileValues } = require('./values.cjs');

const [folder, recordFile, seed, times, ...only] = process.argv.slice(2);
const { tf } = kd;
let state = Number(seed) * 7919;
const draw = (below) => (state = (state * 48271) % (2 ** 31 - 1)) % below;
const pick = (list) => list[draw(list.length)];
const values = hostileValues(tf);
const mistakes = ['undefined', 'text 1', 'a promise', 'a revoked object'];
const counts = { worked: 0, refused: 0 };
const odd = [];
process.chdir(mkdtempSync(join(folder, 'calls-')));
process.on('unhandledRejection', (error) => odd.push(`not awaited: ${error?.stack ?? String(error)}`));

async function main() {
  const files = {
    csv: 'table.csv',
    record: 'record.json',
    model: 'model',
    saved: 'saved',
    savedRecord: 'saved.json',
    folder: 'images',
    recordText: readFileSync(recordFile, 'utf8')
  };
  writeFileSync(files.csv, 'a,b\n1,x\n2,y\n3,x\n');
  writeFileSync(files.record, files.recordText);
  mkdirSync(files.folder);
  const calls = rightCalls(kd, tf, files);
  const [kept] = calls.layersOf();
  await kd.saveModel(kept, files.model);
  kept.dispose();
  const functions = publicFunctions();
  for (const name of Object.keys(calls)) if (!functions.has(name)) odd.push(`${name} is no public function`);
  for (const [name, fn] of functions) {
    if (only.length > 0 && !only.includes(name)) continue;
    // It takes what it is given for as long as there is more.
    if (name === 'live') continue;
    if (name in calls) await attempt(name, fn, calls[name], () => 'a right call', true);
    // What people pass by mistake, in every place.
    for (let at = 0; at < Math.max(1, fn.length); at++)
      for (const [what, make] of values.filter(([kind]) => mistakes.includes(kind) && (kind !== 'undefined' || at < fn.length)))
        await attempt(name, fn, calls[name] ?? (() => []), (args) => {
          args[at] = make();
          return `${what} as argument ${at}`;
        });
    for (let i = 0; i < times; i++) await attempt(name, fn, calls[name] ?? (() => []), spoil);
  }
  process.stdout.write(JSON.stringify({ counts, functions: functions.size, odd }));
}

function publicFunctions() {
  const found = new Map();
  for (const [name, value] of Object.entries(kd)) {
    if (name === 'tf') continue;
    if (typeof value === 'function') found.set(name, value);
    for (const [inner, member] of Object.entries(typeof value === 'object' || name === 'xgboost' ? value : {}))
      if (typeof member === 'function') found.set(`${name}.${inner}`, member);
  }
  return found;
}

async function attempt(name, fn, right, change, isRight = false) {
  const before = tf.memory().numTensors;
  const args = right();
  const owned = disposables(args);
  const what = change(args);
  // If the process ends or hangs, the last line says at what.
  writeSync(2, `${name}: ${what}\n`);
  const shows = [];
  try {
    const result = await fn(...args);
    await readSome(result);
    counts.worked++;
    shows.push(...disposables([result]));
  } catch (error) {
    counts.refused++;
    const isOurs =
      error instanceof Error && /^[^:]+: [^]*expected [^]*, got [^]*; /.test(error.message) && error.message.length < 2000;
    // What a user's own code throws comes through as it is.
    const isTheirs = error?.message === 'from a getter';
    if (isRight || (!isOurs && !isTheirs))
      odd.push(
        `${name}: ${what}: ${String(error?.stack ?? error)
          .split('\n')
          .slice(0, 5)
          .join('\n')
          .slice(0, 900)}`
      );
  }
  // What a call began goes on for a moment.
  await new Promise(globalThis.setImmediate);
  for (const one of new Set([...shows, ...owned, ...disposables(args)])) disposeOnce(one);
  const left = tf.memory().numTensors - before;
  if (left > 0) odd.push(`${name}: ${what}: ${left} tensors left`);
}

/** The first things of a list without an end. */
async function readSome(result) {
  if (typeof result !== 'object' || result === null || Array.isArray(result) || ArrayBuffer.isView(result)) return;
  let read = 0;
  if (typeof result[Symbol.iterator] === 'function') {
    for (const item of result) if (read++ > 5) return void item;
  } else if (typeof result[Symbol.asyncIterator] === 'function')
    for await (const item of result) if (read++ > 5) return void item;
}

const costly = ['steps', 'studentSteps', 'customers', 'terminals', 'days', 'volumes', 'epochs'];

/** Puts hostile values into a call, and says where. */
function spoil(args) {
  const [what, make] = pick(values);
  if (args.length === 0 || draw(4) === 0) {
    const count = Math.max(1, args.length);
    const at = draw(count);
    args[at] = make();
    if (draw(3) === 0) args.length = 0;
    else return `${what} as argument ${at}`;
    const [[first, makeFirst], [second, makeSecond]] = [pick(values), pick(values)];
    args.push(makeFirst(), makeSecond());
    return `${first} and ${second}`;
  }
  const path = [draw(args.length)];
  let holder = args;
  for (;;) {
    const at = holder[path[path.length - 1]];
    const keys = isPlain(at) ? Object.keys(at) : [];
    if (keys.length === 0 || draw(4) === 0) break;
    holder = at;
    path.push(pick(keys));
  }
  const key = path[path.length - 1];
  if (draw(12) === 0 && !Array.isArray(holder)) delete holder[key];
  else holder[key] = make();
  // Left out, these are what takes minutes.
  if (costly.includes(key) && (holder[key] ?? null) === null) holder[key] = NaN;
  return `${what} at ${path.join('.')}`;
}

function isPlain(value) {
  return (
    (Array.isArray(value) && value.length < 200) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
  );
}

/** Tensors, models and what else has to be disposed among values, a few levels deep. */
function disposables(list, depth = 0) {
  const found = [];
  for (const value of list) {
    try {
      if (typeof value !== 'object' && typeof value !== 'function') continue;
      if (value === null) continue;
      if (typeof value.dispose === 'function') found.push(value);
      else if (depth < 3 && isPlain(value)) found.push(...disposables(Object.values(value).slice(0, 30), depth + 1));
    } catch {
      // A value that cannot be read holds no tensor.
    }
  }
  return found;
}

function disposeOnce(value) {
  try {
    value.dispose();
  } catch {
    // Disposed already.
  }
}

main();
