// Runs callWithHostileValues.cjs or readMutatedFiles.cjs, ends it where a call does not come back or takes too much memory, and begins again behind that call.
//
//     node test/hostile/superviseCalls.cjs SCRIPT RECORD SEED TIMES [FUNCTION ...]
//
// prints what is odd. STILLROOM_HOSTILE_LOG names a file for a line about each call, for who looks at what is taken without a word.
const { spawn } = require('node:child_process');
const { appendFileSync, mkdtempSync, readFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

/** A call may take so many seconds of the processor, or so many of the clock, which says little on a busy machine, and its process so much memory. */
const [mostSeconds, mostPatience, mostBytes] = [30, 600, 4e9];

exports.supervised = supervised;
/** @returns {Promise<{counts: {worked: number, refused: number}, functions: number, odd: string[]}>} */
async function supervised({
  script,
  folder,
  record,
  seed,
  times,
  only = [],
  all = { counts: { worked: 0, refused: 0 }, functions: 0, odd: [] }
}) {
  let from = '';
  for (let ends = 0; ends < 200; ends++) {
    const { last, trouble } = await once([join(__dirname, script), folder, record, seed, times, from, ...only].map(String), all);
    if (trouble === null) return all;
    if (last === null) throw new Error(trouble);
    const [name, number, what] = last;
    all.odd.push(`${name}: ${what}: ${trouble}`);
    from = `${name} ${number}`;
  }
  return all;
}

/** One process, until its end: what it was doing then, and why it ended; null if it was done. */
function once(args, all) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let last = null;
  let words = '';
  let ended = null;
  // Ticks, not the clock: while the machine stands still, nothing is late.
  let ticks = 0;
  let spent = 0;
  createInterface(child.stdout).on('line', (line) => hear(line, all));
  createInterface(child.stderr).on('line', (line) => {
    const told = parsed(line);
    if (!Array.isArray(told)) return void (words = `${words}\n${line}`.slice(-1000));
    [last, ticks, spent, words] = [told, 0, secondsOf(child.pid), ''];
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const end = (why) => {
    ended ??= why;
    child.kill('SIGKILL');
  };
  const watch = globalThis.setInterval(() => {
    const isBusy = last !== null && secondsOf(child.pid) - spent > mostSeconds;
    if (isBusy || ++ticks > 5 * mostPatience) end(`did not come back in ${isBusy ? mostSeconds : mostPatience} seconds`);
    if (memoryOf(child.pid) > mostBytes) end(`took more than ${mostBytes / 1e9} GB`);
  }, 200);
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      globalThis.clearInterval(watch);
      const isDone = code === 0 && ended === null;
      done({ last, trouble: isDone ? null : (ended ?? `ended the process with ${signal ?? code}: ${words}`) });
    });
  });
}

function hear(line, all) {
  const told = parsed(line);
  if (told === null) return;
  if (!Array.isArray(told)) return void (all.functions = told.functions);
  const [name, what, outcome, odd, milliseconds] = told;
  all.counts[outcome]++;
  all.odd.push(...odd.map((one) => `${name}: ${what}: ${one}`));
  const log = process.env.STILLROOM_HOSTILE_LOG;
  if (log) appendFileSync(log, `${name}\t${what}\t${outcome}\t${milliseconds}\n`);
}

function parsed(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** Of the processor; 0 where the system does not say. */
function secondsOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, '').split(' ');
    return (Number(fields[12]) + Number(fields[13])) / 100;
  } catch {
    return 0;
  }
}

/** 0 where the system does not say. */
function memoryOf(pid) {
  try {
    return 4096 * Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  } catch {
    return 0;
  }
}

if (require.main === module) {
  const [script, record, seed, times, ...only] = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
  const all = { counts: { worked: 0, refused: 0 }, functions: 0, odd: [] };
  const print = () => process.stdout.write(`${all.odd.join('\n\n')}\n${JSON.stringify(all.counts)}, odd: ${all.odd.length}\n`);
  // What was found until then.
  process.on('SIGTERM', () => {
    print();
    process.exit();
  });
  void supervised({ script, folder, record, seed, times, only, all }).then(print);
}
