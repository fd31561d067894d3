/**
 * How often the intervals of kd.offPolicy hold the true value, over simulated shops: `node bench/offPolicyCoverage.mjs [worlds] [visits]
 * [exploration]`, after `node node_modules/typescript-7/bin/tsc -p .`; STILLROOM_DIST names another build.
 *
 * Each world has its own users, items and log. The target policy orders candidates by their true attraction and a fixed noise of user and
 * item; its true value is that of forty thousand other visits. Predicted rewards are click rates of items and positions in another log.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);

const [worlds = 100, visits = 4000, exploration = 0.3] = process.argv.slice(2).map(Number);
const held = { ips: 0, snips: 0, doublyRobust: 0, 'lift, doubly robust': 0 };
const [below, above] = [{ ...held }, { ...held }];
const widths = { ...held };

for (let seed = 1; seed <= worlds; seed++) {
  const world = { users: 500, items: 100, exploration, seed };
  const [log, other, long] = [
    await kd.data.shop({ ...world, visits }),
    await kd.data.shop({ ...world, visits, log: 1 }),
    await kd.data.shop({ ...world, visits: 40_000, log: 2 })
  ];
  const policy = log.policy(scoresOf(log));
  const predict = clickRates(other);
  const truth = long.policy(scoresOf(long)).value;
  const told = kd.offPolicy({
    rewards: log.data.y,
    propensities: log.log.propensity,
    target: policy.target,
    predicted: { logged: predict(log.data), target: predict(policy.rows()) },
    clusters: log.log.visit
  });
  for (const name of ['ips', 'snips', 'doublyRobust']) tally(name, told[name], truth);
  tally('lift, doubly robust', told.doublyRobust.lift, truth / long.truth.loggingValue - 1);
}

console.log(`${worlds} worlds of ${visits} visits with 5 positions each, exploration ${exploration}, 95 % intervals:`);
for (const [name, count] of Object.entries(held)) {
  const { low, high } = wilson(count, worlds);
  console.log(
    `${name.padEnd(20)} held the truth in ${count} of ${worlds} (95 %: ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} of 100); ` +
      `${below[name]} below, ${above[name]} above; mean width ${(widths[name] / worlds).toFixed(4)}`
  );
}

function tally(name, { low, high }, truth) {
  if (low <= truth && truth <= high) held[name]++;
  else if (truth < low) below[name]++;
  else above[name]++;
  widths[name] += high - low;
}

/** What a model that is good, not perfect, would say. */
function scoresOf({ truth, candidateRows }) {
  const { x, shape } = candidateRows();
  return truth.attraction.map((chance, row) => {
    const [user, item] = [x[row * shape[0]], x[row * shape[0] + 1]];
    const hash = Math.imul(user * 7919 + item + 1, 2654435761) >>> 0;
    return Math.log(chance / (1 - chance)) + 1.5 * (hash / 2 ** 32 - 0.5);
  });
}

/** The click rate of item and position, shrunk to that of the position, and that to all. */
function clickRates({ data }) {
  const [seen, clicked] = [new Map(), new Map()];
  const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);
  const keysOf = ({ x, shape }, row) => {
    const [item, position] = [x[row * shape[0] + 1], x[row * shape[0] + 2]];
    return [`position ${position}`, `item ${item} position ${position}`];
  };
  data.y.forEach((click, row) => {
    for (const key of keysOf(data, row)) {
      add(seen, key, 1);
      add(clicked, key, click);
    }
  });
  return (rows) =>
    Float64Array.from(rows.y, (_, row) =>
      keysOf(rows, row).reduce((prior, key) => ((clicked.get(key) ?? 0) + 20 * prior) / ((seen.get(key) ?? 0) + 20), 0.1)
    );
}

function wilson(successes, rows) {
  const z = 1.959964;
  const [share, spread] = [successes / rows, (z * z) / rows];
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / rows + spread / (4 * rows))) / (1 + spread);
  return { low: middle - half, high: middle + half };
}
