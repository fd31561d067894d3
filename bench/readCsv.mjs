/**
 * How fast CSV files are read, and how much memory that takes, beside pandas and DuckDB in the same run:
 * `node bench/readCsv.mjs [python] [megabytes]`, after `node node_modules/typescript/bin/tsc -p .`. STILLROOM_DIST names another build; the
 * Python needs pandas and duckdb. Four made-up files of 100 MB each, or of as many as said: numbers as in the public creditcard.csv, whole
 * numbers and missing values, texts of few and of many kinds with dates, and texts that all differ. Each reader has a process of its own. They take turns, three
 * each, and the best of each measure counts. Seconds are of the wall clock, on two threads for DuckDB; seconds of the processor are beside them, for us with
 * what compiles and collects garbage meanwhile. pandas keeps texts in Arrow where pyarrow is installed, which is faster than in objects of
 * Python. Memory is the peak above that before reading, in megabytes and in sizes of the columns that we make.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const python = process.argv[2] ?? 'python3';
const bytes = 1e6 * Number(process.argv[3] ?? 100);

const ours = `
const { readCsv } = require(${JSON.stringify(`${dist}/src/data/tables/csv/readCsv.js`)});
const before = process.memoryUsage().rss;
const [cpu, wall] = [process.cpuUsage(), performance.now()];
readCsv(process.argv[1]).then(({ rows, columns }) => {
  const { user, system } = process.cpuUsage(cpu);
  const size = ({ values, codes, categories = [] }) => (values ?? codes).byteLength + categories.reduce((sum, text) => sum + text.length + 24, 0);
  console.log(JSON.stringify({
    rows, wall: (performance.now() - wall) / 1000, cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS / 1e3 - before / 1e6, columns: columns.reduce((sum, column) => sum + size(column), 0) / 1e6
  }));
});`;

const theirs = (start, work) => `
import json, resource, sys, time
${start}
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
before, cpu, wall = peak(), time.process_time(), time.perf_counter()
rows = ${work}
print(json.dumps({"rows": rows, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "peak": peak() - before}))`;

const readers = {
  stillroom: (path) => execFileSync(process.execPath, ['-e', ours, path], { encoding: 'utf8' }),
  pandas: (path) =>
    execFileSync(python, ['-c', theirs('import pandas as pd', 'len(pd.read_csv(sys.argv[1]))'), path], { encoding: 'utf8' }),
  duckdb: (path) =>
    execFileSync(
      python,
      [
        '-c',
        theirs(
          'import duckdb, numpy; duckdb.sql("set threads = 2; set enable_progress_bar = false")',
          'len(next(iter(duckdb.read_csv(sys.argv[1]).fetchnumpy().values())))'
        ),
        path
      ],
      { encoding: 'utf8' }
    )
};

const files = { numbers, wholes, texts, identifiers };
const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
try {
  for (const [name, lines] of Object.entries(files)) {
    const path = join(folder, `${name}.csv`);
    await pipeline(Readable.from(upTo(lines())), createWriteStream(path));
    const best = {};
    for (let round = 0; round < 3; round++) {
      for (const [reader, read] of Object.entries(readers)) {
        const result = JSON.parse(read(path));
        best[reader] ??= result;
        for (const [measure, value] of Object.entries(result)) best[reader][measure] = Math.min(best[reader][measure], value);
      }
    }
    const { columns, rows } = best.stillroom;
    console.log(`${name}: ${Math.round((await stat(path)).size / 1e6)} MB, ${rows} rows, columns of ${Math.round(columns)} MB`);
    console.table(
      Object.fromEntries(
        Object.entries(best).map(([reader, { wall, cpu, peak }]) => [
          reader,
          {
            'rows a second': Math.round(rows / wall),
            seconds: rounded(wall),
            'of the processor': rounded(cpu),
            'times as long as pandas': rounded(wall / best.pandas.wall),
            'peak MB': Math.round(peak),
            'sizes of the columns': rounded(peak / columns)
          }
        ])
      )
    );
    await rm(path);
  }
} finally {
  await rm(folder, { recursive: true });
}

function rounded(value) {
  return Number(value.toFixed(2));
}

/** Lines in pieces of many, until there are enough bytes. */
function* upTo(lines) {
  let [piece, size] = ['', 0];
  for (const line of lines) {
    piece += line;
    if (piece.length < 1e6) continue;
    yield piece;
    if ((size += piece.length) >= bytes) return;
    piece = '';
  }
}

function* numbers() {
  const places = Array.from({ length: 28 }, (_, i) => i + 1);
  yield `"Time",${places.map((i) => `"V${i}"`)},"Amount","Class"\n`;
  for (let row = 0; ; row++)
    yield `${Math.floor(row / 2)},${places.map((i) => Math.sin(row * i))},${row % 997}.99,"${row % 579 === 0 ? 1 : 0}"\n`;
}

function* wholes() {
  const places = Array.from({ length: 20 }, (_, i) => i + 1);
  yield `${places.map((i) => `n${i}`)}\n`;
  for (let row = 0; ; row++) yield `${places.map((i) => ((row * i) % 11 === 3 ? '' : (row * i * 7919) % 10 ** (1 + (i % 7))))}\n`;
}

function* texts() {
  const jobs = ['nurse', 'clerk', 'chef', 'Lokführer', 'teacher, retired'];
  yield 'id,job,town,since,amount,note\n';
  for (let row = 0; ; row++) {
    const day = new Date(86_400_000 * ((row * 7919) % 20_000)).toISOString().slice(0, 10);
    yield `user-${row},"${jobs[row % 5]}",town ${(row * 31) % 900},${day},${((row * 7919) % 1_000_000) / 100},"said ""no"" ${row % 50}"\n`;
  }
}

function* identifiers() {
  const hex = (value) => (Math.imul(value, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  yield 'case,name,mail\n';
  for (let row = 0; ; row++)
    yield `${hex(row)}-${hex(row + 7).slice(4)}-${hex(3 * row)},Müller ${hex(5 * row)},person.${row}@example.org\n`;
}
