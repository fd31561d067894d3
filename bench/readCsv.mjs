/**
 * How long a table of the size of the public creditcard.csv takes to read, as CSV and as Parquet, and how many times as long that is as
 * pandas takes in the same run: `node bench/readCsv.mjs [python]`, after `node node_modules/typescript/bin/tsc -p .`. STILLROOM_DIST names another build; the Python needs
 * pandas and pyarrow. The numbers are made up, 284,807 rows x 31 columns. Seconds are of the processor, those of all threads together,
 * so that they hold on a busy machine; wall seconds are beside them.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const { readCsv } = require(`${dist}/src/data/tables/csv/readCsv.js`);
const { readParquet } = require(`${dist}/src/data/tables/parquet/readParquet.js`);
const { tabular } = require(`${dist}/src/data/tables/tabular.js`);
const { leakCheck } = require(`${dist}/src/assess/leaks/leakCheck.js`);
const { split } = require(`${dist}/src/data/split.js`);
const python = process.argv[2] ?? 'python3';

const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
try {
  const [csv, parquet] = [join(folder, 'cards.csv'), join(folder, 'cards.parquet')];
  await pipeline(Readable.from(lines()), createWriteStream(csv));
  inPandas(`pd.read_csv(r'${csv}').to_parquet(r'${parquet}')`);

  const works = {
    csv: () => secondsOf(() => readCsv(csv)),
    pandasCsv: () => inPandas(`pd.read_csv(r'${csv}')`),
    parquet: () => secondsOf(() => readParquet(parquet)),
    pandasParquet: () => inPandas(`pd.read_parquet(r'${parquet}')`)
  };
  const best = {};
  for (let round = 0; round < 3; round++) {
    for (const [name, work] of Object.entries(works)) {
      const { cpu, wall } = await work();
      best[name] = { cpu: Math.min(cpu, best[name]?.cpu ?? Infinity), wall: Math.min(wall, best[name]?.wall ?? Infinity) };
    }
  }
  const timesPandas = (ours, theirs) => ({
    cpu: rounded(best[ours].cpu / best[theirs].cpu),
    wall: rounded(best[ours].wall / best[theirs].wall)
  });
  const table = await readCsv(csv);
  const data = tabular(table, { label: 'Class' });
  const splits = split(data, {});
  console.log({
    megabytes: { csv: megabytes((await stat(csv)).size), parquet: megabytes((await stat(parquet)).size) },
    seconds: best,
    timesPandas: { csv: timesPandas('csv', 'pandasCsv'), parquet: timesPandas('parquet', 'pandasParquet') },
    then: {
      tabular: await secondsOf(() => tabular(table, { label: 'Class' })),
      split: await secondsOf(() => split(data, {})),
      leakCheck: await secondsOf(() => leakCheck(splits))
    },
    residentMB: megabytes(process.memoryUsage().rss)
  });
} finally {
  await rm(folder, { recursive: true });
}

async function secondsOf(work) {
  const [before, started] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: rounded((user + system) / 1e6), wall: rounded((performance.now() - started) / 1000) };
}

/** What pandas takes, without its own start. */
function inPandas(work) {
  const script = `import json, time, pandas as pd, pyarrow.parquet
cpu, wall = time.process_time(), time.perf_counter()
${work}
print(json.dumps({"cpu": round(time.process_time() - cpu, 2), "wall": round(time.perf_counter() - wall, 2)}))`;
  return JSON.parse(execFileSync(python, ['-c', script], { encoding: 'utf8' }));
}

function rounded(value) {
  return Number(value.toFixed(2));
}

function megabytes(bytes) {
  return Math.round(bytes / 2 ** 20);
}

function* lines() {
  const numbers = Array.from({ length: 28 }, (_, i) => i + 1);
  yield `"Time",${numbers.map((i) => `"V${i}"`)},"Amount","Class"\n`;
  for (let row = 0; row < 284_807; row++)
    yield `${Math.floor(row / 2)},${numbers.map((i) => Math.sin(row * i))},${row % 997}.99,"${row % 579 === 0 ? 1 : 0}"\n`;
}
