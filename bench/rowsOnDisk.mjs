/**
 * What training on rows that lie on disk takes, in memory and in time, beside the same rows in memory, in one run:
 * `node bench/rowsOnDisk.mjs [rows] [folder] [turns]`, after `node node_modules/typescript-7/bin/tsc -p .`; STILLROOM_DIST names another build. It makes a CSV file of that many rows (default
 * 10,000,000) of 30 numbers and a label in the folder (default: a new one of the system's, deleted at the end), which takes 0.22 GB a million rows, and about
 * 0.6 GB more while it runs. Then each of these has a process of its own: `kd.tabularOnDisk` for the first time, and one epoch of `kd.distill` (a teacher of 64 hidden units, a student of 16,
 * batches of 128, without a baseline) on the rows on disk and on the same rows in memory, at the same seed. Their weights must be equal at the end. They take turns, one each or as many as said, and the least time counts, and the highest peak.
 *
 * Resident memory is the peak that Linux reports (VmHWM). Steps are the time between the soft labels and the end of training, with the scores of validation; the whole
 * is labels, leaks, digests and all scores besides.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const width = 30;
const build = process.env.STILLROOM_DIST
  ? pathToFileURL(`${resolve(process.env.STILLROOM_DIST)}/`)
  : new URL('../dist/', import.meta.url);
const [, self] = process.argv;
const isChild = process.argv[2] === 'child';
const peak = () =>
  existsSync('/proc/self/status')
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1e6
    : process.resourceUsage().maxRSS / 1e6;

if (isChild) console.log(JSON.stringify(await child(process.argv[3], process.argv[4])));
else await all(Number(process.argv[2] ?? 10_000_000), process.argv[3], Number(process.argv[4] ?? 1));

async function all(rows, given, turns) {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'stillroom-rows-'));
  const path = join(folder, `rows-${rows}.csv`);
  try {
    if (!existsSync(path)) await write(path, rows);
    console.log(`${rows.toLocaleString('en')} rows of ${width} numbers, a file of ${(statSync(path).size / 1e9).toFixed(2)} GB`);
    const ask = (work) => {
      const begin = performance.now();
      const text = execFileSync(process.execPath, [self ?? fileURLToPath(import.meta.url), 'child', work, path], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit']
      });
      return { work, ...JSON.parse(text.trim().split('\n').at(-1)), process: (performance.now() - begin) / 1000 };
    };
    const made = ask('make');
    const tries = { disk: [], memory: [] };
    for (let turn = 0; turn < turns; turn++)
      for (const work of turn % 2 ? ['memory', 'disk'] : ['disk', 'memory']) {
        tries[work].push(ask(work));
        const { seconds, steps, peak } = tries[work].at(-1);
        console.log(`${work}: ${seconds.toFixed(0)} s, ${steps.toFixed(0)} of them in steps, ${peak.toFixed(2)} GB`);
      }
    const least = (all, name) => Math.min(...all.map((one) => one[name]));
    const [disk, memory] = Object.values(tries).map((all) => ({
      ...all[0],
      ...{ seconds: least(all, 'seconds'), steps: least(all, 'steps'), peak: Math.max(...all.map((one) => one.peak)) }
    }));
    const micro = (seconds) => ((1e6 * seconds) / rows).toFixed(2);
    console.table([
      { work: 'kd.tabularOnDisk', 'peak GB': made.peak.toFixed(2), 'us a row': micro(made.seconds) },
      ...[disk, memory].map((one) => ({
        work: `kd.distill, rows ${one.work === 'disk' ? 'on disk' : 'in memory'}`,
        ...{ 'peak GB': one.peak.toFixed(2), 'us a row': micro(one.seconds), 'us a row in steps': micro(one.steps) }
      }))
    ]);
    const ratio = (name) => (disk[name] / memory[name]).toFixed(2);
    console.log(`on disk against memory: whole ${ratio('seconds')}, steps ${ratio('steps')}`);
    if (disk.weights !== memory.weights) throw new Error('expected equal weights from disk and from memory, got others');
    console.log('the students have equal weights');
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true });
  }
}

async function write(path, rows) {
  const file = createWriteStream(path);
  file.write(`${Array.from({ length: width }, (_, i) => `v${i}`).join(',')},label\n`);
  // A linear congruential generator: quick, and the same everywhere.
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let row = 0; row < rows;) {
    const lines = [];
    for (const end = Math.min(rows, row + 10_000); row < end; row++) {
      let [line, sum] = ['', 0];
      for (let i = 0; i < width; i++) {
        const value = Math.round(20_000 * (next() - 0.5)) / 1e4;
        if (i < 5) sum += value;
        line += `${value},`;
      }
      lines.push(`${line}${sum + next() - 0.5 > 0 ? 1 : 0}\n`);
    }
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function child(work, path) {
  const { default: kd } = await import(new URL('src/index.js', build));
  const { tf } = kd;
  const begin = performance.now();
  const onDisk = await kd.tabularOnDisk(path, { label: 'label' });
  if (work === 'make') return { seconds: (performance.now() - begin) / 1000, peak: peak() };
  // The parts are made before, so that both begin with them.
  const data = kd.split(onDisk, { validation: 0.1, test: 0 });
  const inMemory = (part) => ({ ...part, x: part.x.subarray(0, part.x.length) });
  const given = work === 'disk' ? data : { train: inMemory(data.train), validation: inMemory(data.validation) };
  const net = (seed, units) =>
    kd.seeded(seed, () =>
      tf.sequential({
        layers: [tf.layers.dense({ units, activation: 'relu', inputShape: [width] }), tf.layers.dense({ units: 2 })]
      })
    );
  const [teacher, student] = [net(1, 64), net(2, 16)];
  const start = performance.now();
  let [from, steps] = [start, 0];
  await kd.distill({
    ...{ teacher, student, data: given, epochs: 1, baseline: false, seed: 1, show: false },
    onEvent(event) {
      if (event.type === 'softLabels' && steps === 0) from = performance.now();
      if (event.type === 'executed') steps = (performance.now() - from) / 1000;
    }
  });
  const weights = createHash('sha256');
  for (const one of student.getWeights()) weights.update(new Uint8Array(one.dataSync().slice().buffer));
  return { seconds: (performance.now() - start) / 1000, steps, peak: peak(), weights: weights.digest('hex') };
}
