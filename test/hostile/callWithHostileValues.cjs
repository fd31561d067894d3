// Calls every public function, and what public functions return, with values that nobody should pass: alone, or in one place of a right call. Prints what is
// odd. To be run in a process of its own: a call that does not come back is ended from outside.
//
//     node test/hostile/callWithHostileValues.cjs FOLDER RECORD SEED TIMES [FUNCTION ...]
//
// A function with many places for values is called more often: 2 TIMES calls, and TIMES / 4 for each place, in one of five variants where TIMES is below 10. With TIMES of 500 every value stands in every place.
// STILLROOM_HOSTILE_LOG names a file for a line about each call, for who looks at what is taken without a word.
const { copyFileSync, mkdtempSync, mkdirSync, writeFileSync, readFileSync, appendFileSync } = require('node:fs');
const { join } = require('node:path');
const kd = require(process.env.STILLROOM_DIST ? join(process.env.STILLROOM_DIST, 'src') : '../../dist/src/index.js');
const { callChecker, release } = require('./callChecker.cjs');
const { validCalls } = require('./validCalls.cjs');
const { returnedFunctionCalls } = require('./returnedFunctionCalls.cjs');
const { changedAt, argumentPaths } = require('./argumentPaths.cjs');
const { trainingCalls } = require('./trainingCalls.cjs');
const { hostileValues } = require('./values.cjs');

const [folder, recordFile, seed, times, ...only] = process.argv.slice(2);
const { tf } = kd;
let state = Number(seed) * 7919;
const draw = (below) => (state = (state * 48271) % (2 ** 31 - 1)) % below;
const pick = (list) => list[draw(list.length)];
const values = hostileValues(tf);
const mistakes = ['undefined', 'text 1', 'a promise', 'a revoked object'];
const log = process.env.STILLROOM_HOSTILE_LOG;
const { attempt, counts, odd } = callChecker(tf, (...line) => log && appendFileSync(log, `${line.join('\t')}\n`));
process.chdir(mkdtempSync(join(folder, 'calls-')));
process.on('unhandledRejection', (error) => odd.push(`not awaited: ${error?.stack ?? String(error)}`));

async function main() {
  const reference = join(__dirname, '../reference/data');
  const files = {
    csv: 'table.csv',
    record: 'record.json',
    model: 'model',
    saved: 'saved',
    savedRecord: 'saved.json',
    folder: 'images',
    npz: 'colour.npz',
    parquet: 'none.parquet',
    recordText: readFileSync(recordFile, 'utf8')
  };
  writeFileSync(files.csv, 'a,b\n1,x\n2,y\n3,x\n');
  writeFileSync(files.record, files.recordText);
  mkdirSync(files.folder);
  copyFileSync(join(reference, 'npz', files.npz), files.npz);
  copyFileSync(join(reference, 'tables', files.parquet), files.parquet);
  const made = await returnedFunctionCalls(kd, tf, files);
  const calls = { ...validCalls(kd, tf, files), ...trainingCalls(kd, tf), ...made.calls };
  const [kept] = calls.layersOf();
  await kd.saveModel(kept, files.model);
  kept.dispose();
  const functions = publicFunctions();
  const tried = new Map(functions);
  for (const name of Object.keys(calls)) {
    const fn = functions.get(name.split(/ (?:with|of|by) /)[0]);
    if (fn === undefined) odd.push(`${name} is no public function`);
    else tried.set(name, fn);
  }
  for (const [name, fn, right] of made.members) {
    tried.set(name, fn);
    calls[name] = right;
  }
  for (const [name, fn] of tried) {
    // It takes what it is given for as long as there is more.
    if ((only.length > 0 && !only.includes(name)) || name === 'live') continue;
    // Few TIMES are for a quick look: variants and what functions return take turns, by the seed.
    if (only.length === 0 && times < 10 && !functions.has(name) && draw(5) > 0) continue;
    const right = calls[name] ?? (() => []);
    if (name in calls) await attempt(name, fn, right);
    // What people pass by mistake, in every place.
    for (let at = 0; at < Math.max(1, fn.length); at++)
      for (const [what, make] of values.filter(([kind]) => mistakes.includes(kind) && (kind !== 'undefined' || at < fn.length)))
        await attempt(name, fn, right, (args) => {
          args[at] = make();
          return `${what} as argument ${at}`;
        });
    await spoilArguments(name, fn, right);
    await spoilPlaces(name, fn, right);
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

/** Nothing but hostile values. */
async function spoilArguments(name, fn, right) {
  for (let i = 0; i < times / 3; i++)
    await attempt(name, fn, right, (args) => {
      const given = Array.from({ length: 1 + draw(3) }, () => pick(values));
      args.splice(0, args.length, ...given.map(([, make]) => make()));
      return given.map(([what]) => what).join(', ');
    });
}

/** One hostile value in a call that is right otherwise: each place gets its first value, then each its second, and so on. */
async function spoilPlaces(name, fn, right) {
  const places = shuffled(await argumentPaths(fn, right, release));
  const orders = places.map(() => shuffled(values));
  const wanted = Math.ceil(2 * times + (times / 4) * places.length);
  const most = Math.min(wanted, values.length * places.length);
  for (let i = 0; i < most; i++) {
    const path = places[i % places.length];
    const [what, make] = orders[i % places.length][Math.floor(i / places.length)];
    const isLeftOut = what === 'undefined' && costly.includes(path[path.length - 1]);
    if (isLeftOut) continue;
    await attempt(name, fn, right, (args) => {
      args[path[0]] = changedAt(args[path[0]], path.slice(1), make);
      return `${what} at ${path.join('.')}`;
    });
  }
}

// Left out, or as large as they may be, these are what takes minutes.
const costly = ['steps', 'studentSteps', 'customers', 'terminals', 'days', 'volumes', 'epochs', 'seeds', 'rounds'];

function shuffled(list) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = draw(i + 1);
    [mixed[i], mixed[other]] = [mixed[other], mixed[i]];
  }
  return mixed;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
