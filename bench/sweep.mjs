/**
 * What a sweep of 16 trials takes in one process and in two worker processes, and what asynchronous successive halving saves, in one run: `node bench/sweep.mjs [rows] [turns]`, after
 * `node node_modules/typescript-7/bin/tsc -p .`. A trial distils a student of 32 hidden units on digits (2,000 rows, 16 epochs). Each sweep has a process of its own; they take turns, and the least time counts. Times
 * include the start of the workers; processor seconds, which other work on the machine changes less, are those of all processes. Memory is the largest sum over a sweep's processes of what is resident, looked at five times a second.
 *
 * Records from workers with as many threads as this process must be equal to its own, but for their stamps.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const toolkit = new URL('../dist/src/index.js', import.meta.url).href;
const self = fileURLToPath(import.meta.url);

const sides = {
  'this process': (kd) => ({ on: kd.inProcess() }),
  'two workers': (kd) => ({ on: kd.workerProcesses({ count: 2 }) }),
  'two workers of one thread': (kd) => ({ on: kd.workerProcesses({ count: 2, threads: 1 }) }),
  'this process, halving': (kd) => ({ on: kd.inProcess(), scheduler: kd.asha({ reductionFactor: 2 }) }),
  'two workers, halving': (kd) => ({ on: kd.workerProcesses({ count: 2 }), scheduler: kd.asha({ reductionFactor: 2 }) })
};

if (process.argv[2] === 'child') await child(process.argv[3]);
else await all(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 2));

async function all(rows, turns) {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-sweep-'));
  try {
    Object.assign(process.env, {
      SWEEP_BENCH_TOOLKIT: toolkit,
      SWEEP_BENCH_ROWS: String(rows),
      SWEEP_BENCH_TEACHER: join(folder, 'teacher')
    });
    await makeTeacher(rows);
    const found = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
    for (let turn = 0; turn < turns; turn++)
      for (const side of turn % 2 ? Object.keys(sides).reverse() : Object.keys(sides)) {
        found[side].push(await ask(side));
        const { seconds, memory, says } = found[side].at(-1);
        console.log(`${side}: ${seconds.toFixed(1)} s, ${memory.toFixed(2)} GB. ${says}`);
      }
    const seconds = (side) => Math.min(...found[side].map((one) => one.seconds));
    const own = found['this process'][0];
    console.table(
      Object.entries(found).map(([side, tries]) => ({
        where: side,
        seconds: seconds(side).toFixed(1),
        'times as fast': (seconds('this process') / seconds(side)).toFixed(2),
        'processor seconds': Math.min(...tries.map((one) => one.processor)).toFixed(1),
        'peak GB': Math.max(...tries.map((one) => one.memory)).toFixed(2),
        epochs: tries[0].epochs,
        best: `${(100 * tries[0].best).toFixed(2)} %`,
        'same records': tries.every((one) => one.digest === own.digest)
      }))
    );
    console.log(`${availableParallelism()} processors, ${rows} rows, turns: ${turns}`);
    if (found['two workers'].some((one) => one.digest !== own.digest)) throw new Error('expected equal records, got others');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function makeTeacher(rows) {
  const { default: kd } = await import(toolkit);
  const layers = [kd.tf.layers.dense({ units: 256, activation: 'relu', inputShape: [784] }), kd.tf.layers.dense({ units: 10 })];
  const student = kd.seeded(1, () => kd.tf.sequential({ name: 'teacher', layers }));
  await kd.train({ student, data: kd.mnist({ train: rows, test: 500 }), epochs: 5, show: false });
  await kd.saveModel(student, process.env.SWEEP_BENCH_TEACHER);
}

async function ask(side) {
  const child = spawn(process.execPath, [self, 'child', side], { stdio: ['ignore', 'pipe', 'inherit'] });
  let memory = 0;
  const processors = new Map();
  const timer = setInterval(() => {
    memory = Math.max(memory, residentOf(child.pid));
    noteProcessorTimes(child.pid, processors);
  }, 200);
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  clearInterval(timer);
  return { ...JSON.parse(last), memory, processor: [...processors.values()].reduce((sum, one) => sum + one, 0) };
}

/** GB of a process and those that it has started. */
function residentOf(pid) {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1e6;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return own + children.reduce((sum, child) => sum + residentOf(child), 0);
  } catch {
    return 0;
  }
}

/** Seconds of processors that a process and those that it has started have used so far. */
function noteProcessorTimes(pid, found) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    found.set(pid, (user + system) / 100);
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean))
      noteProcessorTimes(child, found);
  } catch {
    // It has ended.
  }
}

async function child(side) {
  const { default: kd } = await import(toolkit);
  const begin = performance.now();
  const result = await kd.sweep({
    trial: join(self, '..', 'sweepTrial.mjs'),
    parameters: { learningRate: kd.choice([0.0003, 0.001, 0.003, 0.01]), temperature: kd.choice([1, 2, 4, 8]) },
    show: false,
    ...sides[side](kd)
  });
  const seconds = (performance.now() - begin) / 1000;
  const plain = result.records.map(({ stamp: _, ...record }) => record);
  console.log(
    JSON.stringify({
      seconds,
      says: result.says,
      epochs: result.trials.reduce((sum, one) => sum + one.epochs, 0),
      best: result.best.score,
      digest: createHash('sha256').update(JSON.stringify(plain)).digest('hex')
    })
  );
}
