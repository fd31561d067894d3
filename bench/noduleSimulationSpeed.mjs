/**
 * How long the simulator of nodules takes: `node bench/noduleSimulationSpeed.mjs [volumes] [seed] [folder]`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names
 * another build. The longest pause is the longest time that the event loop waited. Into the folder go x.f32 (32-bit floats) and truth.json, of
 * which `test/reference/data/nodules.py` learns.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const { noduleVolumes } = require(`${dist}/src/data/sources/index.js`);

const [volumes = 2000, seed = 0] = process.argv.slice(2, 4).map(Number);
const folder = process.argv[4];
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const [started, cpu] = [performance.now(), process.cpuUsage()];
const { data, truth, bestAuc, findings } = await noduleVolumes({ volumes, seed });
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
console.log({
  seconds: Number(seconds.toFixed(2)),
  processorSeconds: Number(((user + system) / 1e6).toFixed(2)),
  malignantPercent: Number(((100 * data.y.reduce((a, b) => a + b)) / volumes).toFixed(1)),
  bestAuc: Number(bestAuc.toFixed(3)),
  longestPauseMs: Math.round(delays.max / 1e6),
  residentMB: Math.round(process.memoryUsage().rss / 2 ** 20),
  findings
});
if (folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'x.f32'), Buffer.from(data.x.buffer));
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ y: [...data.y], truth }));
}
