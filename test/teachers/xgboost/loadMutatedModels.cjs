// Changes model files where they mean something: numbers, names, lists and whole parts of them become others. Asks what still loads, compares its answers with
// those of a walk through the trees as the file has them, and prints what is odd. To be run in a process of its own: what the library does not survive
// ends the process.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const root = process.env.STILLROOM_DIST ? join(process.env.STILLROOM_DIST, 'src') : '../../../dist/src';
const kd = require(`${root}/index.js`);
const { writeUbjson } = require(`${root}/teachers/xgboost/file/writeUbjson.js`);
const { kinds } = require('./craftedModelFiles.cjs');

const [folder, seed, times, reference, ofNumbers] = process.argv.slice(2);
let state = Number(seed);
const draw = (below) => (state = (state * 48271) % (2 ** 31 - 1)) % below;
const counts = { refused: 0, answered: 0 };
const odd = [];

async function main() {
  const { used, rows } = require(reference);
  const numbers = require(ofNumbers);
  const more = ['two targets', 'rank:ndcg, unbiased', 'survival:aft'].map((name) => {
    const { json, says } = numbers.models[name];
    return { name, json, x: numbers.rows, said: says.slice(0, says.length / 3) };
  });
  const known = Object.entries(used).map(([name, { json, margins }]) => {
    // Python's margins of counts are logarithms of what they predict.
    return {
      name,
      json,
      x: name === 'pruned' ? rows.numbers : rows.x,
      said: name === 'counts' ? margins.map(Math.exp) : margins
    };
  });
  for (const { name, json, x, said } of [...known, ...more]) {
    await attempt(name, 'unchanged', json, x, said);
    for (let i = 0; i < times; i++) {
      const model = JSON.parse(json);
      const changes = Array.from({ length: 1 + draw(2) }, () => change(model));
      await attempt(name, changes.join(', '), JSON.stringify(model), x);
    }
    for (const [kind, text] of kinds(json)) await attempt(name, kind, text, x, undefined, ['json']);
  }
  process.stdout.write(JSON.stringify({ counts, odd }));
}

const values = [
  -1,
  0,
  1,
  2,
  3,
  5,
  9,
  127,
  255,
  65536,
  2 ** 24,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2 ** 53,
  1e39,
  -1e300,
  1.5,
  1e-40
].concat(
  [
    null,
    true,
    '',
    '-1',
    '0',
    '1',
    '2',
    '1e9',
    '2147483647',
    '99999999999999999999',
    'NaN',
    '[]',
    '[1,2]',
    'x'.repeat(9),
    '\\u0000',
    'gblinear'
  ],
  [
    [],
    [0],
    {},
    { a: 1 },
    [[[]]],
    'reg:logistic',
    'multi:softmax',
    'rank:ndcg',
    'survival:aft',
    'reg:quantileerror',
    'dart',
    'gbtree'
  ]
);

/** Changes something somewhere, more often where the trees are, and says where. */
function change(model) {
  const path = [];
  let [holder, at] = [null, model];
  while (typeof at === 'object' && at !== null && Object.keys(at).length > 0 && (path.length < 3 || draw(6) > 0)) {
    const keys = Object.keys(at);
    const key = keys[draw(keys.length)];
    [holder, at] = [at, at[key]];
    path.push(key);
  }
  const key = path[path.length - 1];
  const keys = Object.keys(holder);
  const other = keys[draw(keys.length)];
  const ways = {
    set: () => (holder[key] = values[draw(values.length)]),
    nudge: () =>
      (holder[key] = typeof at === 'number' ? at + draw(5) - 2 : typeof at === 'string' ? String(Number(at) + draw(3) - 1) : at),
    copy: () => (holder[key] = holder[other]),
    swap: () => ([holder[key], holder[other]] = [holder[other], holder[key]]),
    remove: () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
    reverse: () => Array.isArray(at) && at.reverse(),
    repeat: () => Array.isArray(at) && at.push(...at)
  };
  const names = Object.keys(ways);
  const way = names[draw(names.length)];
  ways[way]();
  return `${way} ${path.join('.')}`;
}

async function attempt(name, what, text, x, said, endings = draw(3) ? ['json'] : ['json', 'ubj']) {
  for (const ending of endings) {
    const path = join(folder, `mutated.${ending}`);
    writeFileSync(path, ending === 'json' ? text : writeUbjson(loose(JSON.parse(text))));
    // If the process ends, the last line says at what.
    process.stderr.write(`${name}: ${what} (${ending})\n`);
    try {
      const teacher = await kd.xgboost.load(path, { threads: 1 });
      counts.answered++;
      ask(teacher, `${name}: ${what}`, JSON.parse(text), x, said);
      teacher.dispose();
    } catch (error) {
      counts.refused++;
      const isOurs =
        /^xgboost\.load: expected .*, got .*; /.test(error.message) &&
        error.message.includes(path) &&
        !error.message.includes('\n');
      if (!isOurs || said) odd.push(`${name}: ${what}: ${error.stack}`);
    }
  }
}

/** Any list as XGBoost's own writer would not write it: each number with a type. */
function loose(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  const isFloats = Array.isArray(value) && value.every((item) => typeof item === 'number') && !value.every(Number.isSafeInteger);
  if (Array.isArray(value)) return isFloats ? Float64Array.from(value) : value.map(loose);
  if (value === null || typeof value === 'boolean') return Number(value);
  return typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, loose(item)])) : value;
}

function ask(teacher, what, model, rows, said) {
  const columns = teacher.inputShape[0];
  // A changed digit may make a million columns of three: right as a file, slow as a test.
  if (columns > 1000 || teacher.classes > 1000) return;
  const x = Float32Array.from({ length: 8 * columns }, (_, i) => rows[Math.floor(i / columns)][i % columns] ?? NaN);
  const names = Array.from({ length: teacher.classes }, (_, i) => `target ${i}`);
  const answers =
    teacher.predicts === 'numbers'
      ? { classes: [], targets: { values: new Float64Array(8 * names.length), names: teacher.targetNames ?? names } }
      : { classes: teacher.classNames ?? ['a', 'b'] };
  const data = { name: '', x, shape: [columns], y: new Int32Array(8), ...answers };
  const { values, columns: outputs } = teacher.predict(data);
  teacher.leaves(data);
  teacher.leafValues();
  teacher.importances();
  const one = teacher.inplace();
  if (
    Array.from(one(x.subarray(0, columns))).some((value, i) => Math.abs(value - values[i]) > 1e-4 * Math.max(1, Math.abs(value)))
  )
    odd.push(`${what}: one row differs`);
  one.dispose();
  if (said && values.some((value, i) => Math.abs(value - said[i]) > 1e-5 * Math.max(1, Math.abs(value))))
    odd.push(`${what}: not Python's answers`);
  const margins = marginsOf(model.learner.objective.name, values);
  const walked = sums(model, x, columns, outputs);
  for (let i = outputs; i < values.length; i++) {
    const [apart, expected] = [margins[i] - margins[i % outputs], walked[i] - walked[i % outputs]];
    const size = Math.max(1, Math.abs(margins[i]), Math.abs(margins[i % outputs]), Math.abs(walked[i]));
    // Beyond the range of an exponential there is no way back.
    if (!Number.isFinite(apart) && margins !== values) continue;
    if (!(Math.abs(apart - expected) <= 1e-4 * size)) return odd.push(`${what}: ${apart} instead of ${expected}`);
  }
}

/** The sums that an objective makes its answers of. */
function marginsOf(objective, values) {
  if (['count:poisson', 'reg:gamma', 'reg:tweedie', 'survival:aft'].includes(objective))
    return Float64Array.from(values, Math.log);
  if (objective === 'reg:logistic') return Float64Array.from(values, (value) => Math.log(value / (1 - value)));
  return values;
}

/** The sums of the leaves that each row reaches, without the base score. */
function sums(model, x, columns, outputs) {
  const booster = model.learner.gradient_booster;
  const forest = booster.name === 'dart' ? booster.gbtree.model : booster.model;
  const result = new Float64Array(8 * outputs);
  forest.trees.forEach((tree, t) => {
    const weight = booster.name === 'dart' ? booster.weight_drop[t] : 1;
    for (let row = 0; row < 8; row++) {
      const leaf = walk(tree, x.subarray(row * columns, (row + 1) * columns));
      result[row * outputs + forest.tree_info[t]] += weight * Math.fround(tree.split_conditions[leaf]);
    }
  });
  return result;
}

function walk(tree, row) {
  let node = 0;
  while (tree.left_children[node] !== -1) {
    const value = row[tree.split_indices[node]];
    const left = Number.isNaN(value)
      ? tree.default_left[node]
      : tree.split_type?.[node]
        ? !categoriesOf(tree, node).includes(Math.trunc(value))
        : value < Math.fround(tree.split_conditions[node]);
    node = (left ? tree.left_children : tree.right_children)[node];
  }
  return node;
}

function categoriesOf(tree, node) {
  const place = tree.categories_nodes.indexOf(node);
  const start = tree.categories_segments[place];
  return tree.categories.slice(start, start + tree.categories_sizes[place]);
}

main();
