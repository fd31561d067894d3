// Calls every public function, and what public functions return, with values that nobody should pass: alone, or in one place of a right call, or what stands
// there already, changed a little. Tells of each call in a line. `superviseCalls.cjs` runs it in a process of its own and ends calls that do not come back.
//
//     node test/hostile/callWithHostileValues.cjs FOLDER RECORD SEED TIMES [FROM [FUNCTION ...]]
//
// A function with many places for values is called more often: 2 TIMES calls, and TIMES / 4 for each place, in one of five variants where TIMES is below 10. With TIMES of 500 every value stands in every place.
// FROM is "FUNCTION 17": its attempts up to 17 and the functions before it are left out.
const { copyFileSync, mkdtempSync, mkdirSync, writeFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const kd = require(process.env.STILLROOM_DIST ? join(process.env.STILLROOM_DIST, 'src') : '../../dist/src/index.js');
const { types } = require('node:util');
const { callChecker, isKept, release } = require('./callChecker.cjs');
const { validCalls } = require('./validCalls.cjs');
const { changesOf } = require('./almostRightValues.cjs');
const { returnedFunctionCalls } = require('./returnedFunctionCalls.cjs');
const { changedAt, listArgumentPaths } = require('./listArgumentPaths.cjs');
const { createRandomOfText } = require('./createRandomOfText.cjs');
const { trainingCalls } = require('./trainingCalls.cjs');
const { hostileValues } = require('./hostileValues.cjs');
const { writeJsonLine } = require('./writeJsonLine.cjs');

const [folder, recordFile, seed, times, from = '', ...only] = process.argv.slice(2);
const [, fromName, fromNumber] = /^(.*) (\d+)$/.exec(from) ?? [];
const { tf } = kd;
const values = hostileValues(tf);
const theirs = new Set();
const changes = changesOf(tf, theirs);
const mistakes = ['undefined', 'text 1', 'a promise', 'a revoked object'];
const attempt = callChecker(tf, { tell: (...told) => writeJsonLine(1, told), theirs });
process.chdir(mkdtempSync(join(folder, 'calls-')));

/** A real one would speak for minutes where a call has no options. */
function writeEspeak() {
  const tone = join(process.cwd(), 'tone.wav');
  const { bytes } = require('../reference/audio/sounds.json').files.find(({ name }) => name === 'WAV PCM_16 1');
  writeFileSync(tone, Buffer.from(bytes, 'base64'));
  mkdirSync('bin');
  const program = `#!/bin/sh\n[ "$1" = --version ] && echo espeak && exit\n/bin/cat > /dev/null\nexec /bin/cat "${tone}"\n`;
  writeFileSync(join('bin', 'espeak-ng'), program, { mode: 0o755 });
  process.env.PATH = `${join(process.cwd(), 'bin')}:${process.env.PATH}`;
}

async function main() {
  writeEspeak();
  const reference = join(__dirname, '../reference/data');
  const files = {
    csv: 'table.csv',
    record: 'record.json',
    model: 'model',
    saved: 'saved',
    onnx: 'saved.onnx',
    savedRecord: 'saved.json',
    folder: 'images',
    npz: 'colour.npz',
    parquet: 'uncompressed.parquet',
    recordText: readFileSync(recordFile, 'utf8')
  };
  writeFileSync(files.csv, 'a,b\n1,x\n2,y\n3,x\n');
  writeFileSync(files.record, files.recordText);
  mkdirSync(files.folder);
  copyFileSync(join(reference, 'npz', files.npz), files.npz);
  copyFileSync(join(reference, 'tables', files.parquet), files.parquet);
  const made = await returnedFunctionCalls(kd, tf, files);
  const calls = { ...validCalls(kd, tf, files), ...(await trainingCalls(kd, tf)), ...made.calls };
  const [kept] = calls.layersOf();
  await kd.saveModel(kept, files.model);
  kept.dispose();
  const functions = publicFunctions();
  const tried = new Map(functions);
  for (const name of Object.keys(calls)) {
    const fn = functions.get(name.split(/ (?:with|of|by) /)[0]);
    if (fn === undefined) throw new Error(`${name} is no public function`);
    tried.set(name, fn);
  }
  for (const [name, fn, right] of made.members) {
    tried.set(name, fn);
    calls[name] = right;
  }
  writeJsonLine(1, { functions: functions.size });
  let isBefore = fromName !== undefined;
  for (const [name, fn] of tried) {
    if (name === fromName) isBefore = false;
    // It takes what it is given for as long as there is more.
    if (isBefore || (only.length > 0 && !only.includes(name)) || name === 'live') continue;
    const draw = createRandomOfText(`${seed} ${name}`);
    // Few TIMES are for a quick look: variants and what functions return take turns, by the seed.
    if (only.length === 0 && times < 10 && !functions.has(name) && draw(5) > 0) continue;
    const after = name === fromName ? Number(fromNumber) : -1;
    let number = 0;
    for (const [what, change] of await attemptsOf(name, fn, calls[name], draw)) {
      if (number++ <= after) continue;
      await attempt({ name, fn, right: calls[name] ?? (() => []), number: number - 1 }, what, change);
    }
  }
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

/** What to do to the arguments, one for each attempt: [what, how]. */
async function attemptsOf(name, fn, right, draw) {
  const list = right === undefined ? [] : [['a right call', undefined]];
  // What people pass by mistake, in every place.
  for (let at = 0; at < Math.max(1, fn.length); at++)
    for (const [what, make] of values.filter(([kind]) => mistakes.includes(kind) && (kind !== 'undefined' || at < fn.length)))
      list.push([`${what} as argument ${at}`, (args) => (args[at] = make())]);
  // Nothing but hostile values.
  for (let i = 0; i < times / 3; i++) {
    const given = Array.from({ length: 1 + draw(3) }, () => values[draw(values.length)]);
    list.push([
      given.map(([what]) => what).join(', '),
      (args) => {
        const made = given.map(([, make]) => make());
        args.splice(0, args.length, made[0] === undefined && isCostly(args[0]) ? args[0] : made[0], ...made.slice(1));
      }
    ]);
  }
  writeJsonLine(2, [name, list.length - 1, 'unknown options']);
  return [...list, ...(await atPlaces(fn, right ?? (() => []), draw))];
}

/** One hostile value in a call that is right otherwise: each place gets its first value, then each its second, and so on. */
async function atPlaces(fn, right, draw) {
  const first = right();
  const places = shuffled(await listArgumentPaths(fn, right, release), draw);
  const orders = places.map((path) => {
    const value = path.reduce((holder, key) => holder?.[key], first);
    return shuffled([...values, ...(isKept(value) ? [] : changes(value))], draw);
  });
  release(first);
  const wanted = Math.ceil(2 * times + (times / 4) * places.length);
  const list = [];
  for (let i = 0; list.length < wanted && i < places.length * Math.max(...orders.map(({ length }) => length)); i++) {
    const path = places[i % places.length];
    const [what, make] = orders[i % places.length][Math.floor(i / places.length)] ?? [];
    const part = draw(1000);
    const isLeftOut = what === 'undefined' && costly.includes(path[path.length - 1]);
    if (what === undefined || isLeftOut) continue;
    list.push([
      `${what} at ${path.join('.')} (${part})`,
      (args) => {
        const before = args[path[0]];
        args[path[0]] = withCostly(
          before,
          changedAt(before, path.slice(1), (value) => make(value, part))
        );
      }
    ]);
  }
  return list;
}

// Left out, or as large as they may be, these are what takes minutes.
const costly = ['steps', 'studentSteps', 'customers', 'terminals', 'days', 'volumes', 'scenes', 'epochs', 'seeds', 'rounds'];

function isCostly(options) {
  return types.isProxy(options) ? false : costly.some((name) => Object.hasOwn(Object(options), name));
}

/** What was left out of these stays. */
function withCostly(before, after) {
  if (before === null || typeof before !== 'object' || types.isProxy(after)) return after;
  if (after === null || typeof after !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(after)))
    return after;
  for (const name of costly)
    if (Object.hasOwn(before, name) && !(name in after) && Object.isExtensible(after)) after[name] = before[name];
  return after;
}

function shuffled(list, draw) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = draw(i + 1);
    [mixed[i], mixed[other]] = [mixed[other], mixed[i]];
  }
  return mixed;
}

// A run that waits would keep the process.
main().then(
  () => process.exit(),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
);
