/**
 * How long the simulator takes: `node bench/cardSimulationSpeed.mjs [customers] [terminals] [days] [seed]`, after `node node_modules/typescript/bin/tsc -p .`;
 * STILLROOM_DIST names another build. The longest pause is the longest time that the event loop waited.
 */
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const { cardTransactions } = require(`${dist}/src/data/sources/index.js`);

const [customers = 5000, terminals = 10_000, days = 183, seed = 0] = process.argv.slice(2).map(Number);
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const started = performance.now();
const { data, scenario, findings } = await cardTransactions({ customers, terminals, days, seed });
const seconds = (performance.now() - started) / 1000;
const rows = data.y.length;
const counts = [1, 2, 3].map((kind) => scenario.reduce((count, one) => count + (one === kind ? 1 : 0), 0));
console.log({
  seconds: Number(seconds.toFixed(2)),
  rows,
  fraudPercent: Number(((100 * counts.reduce((a, b) => a + b)) / rows).toFixed(3)),
  fraudsOfScenario: counts,
  longestPauseMs: Math.round(delays.max / 1e6),
  residentMB: Math.round(process.memoryUsage().rss / 2 ** 20),
  findings
});
