import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { threadLimits } from '../harness/pinToCores.mjs';
import { digits, median, spread } from '../harness/statistics.mjs';
import { root } from '../../scripts/setup/paths.mjs';

/** The exponents that are expected of time and memory once the part that grows is the largest. */
const expected = {
  rows: { sizes: [2048, 8192, 32_768, 131_072], seconds: 1, megabytes: 1 },
  classes: { sizes: [2, 10, 100, 1000, 10_000], seconds: 1, megabytes: 1 },
  layers: { sizes: [2, 4, 8, 16, 32], seconds: 1, megabytes: 1 },
  epochs: { sizes: [2, 8, 32, 128], seconds: 1, megabytes: 0 }
};

/** How time and memory of kd.distill grow; each run is a process of its own. */
export async function scaling({ quick }) {
  const lines = [];
  const rounds = quick ? 1 : 3;
  for (const [what, { sizes: all, ...wanted }] of Object.entries(expected)) {
    const sizes = quick ? all.slice(0, 2) : all;
    const runs = sizes.map(() => []);
    for (let round = 0; round < rounds; round++) sizes.forEach((size, i) => runs[i].push(run({ [what]: size })));
    for (const measured of ['seconds', 'megabytes']) {
      const samples = runs.map((list) => list.map((one) => one[measured]));
      const cells = sizes.map(
        (size, i) => `${size.toLocaleString('en-US')}: ${rounds > 1 ? spread(samples[i]) : digits(samples[i][0])}`
      );
      const exponent = slope(sizes.slice(-2), samples.slice(-2).map(median));
      lines.push(
        `| ${what} | ${measured} | ${cells.join('<br>')} | ${Number.isFinite(exponent) ? exponent.toFixed(2) : '–'} | ${wanted[measured]} |`
      );
    }
    console.log(lines.slice(-2).join('\n'));
  }
  return [
    'A whole call of `kd.distill` on rows of 20 columns: 2,048 rows, 10 classes, 2 layers of 64 units and 2 epochs in batches of 256, but for what grows. Megabytes are the most that the process held, less what it held ' +
      'before the call. The exponent is that between the two largest sizes: 1 is twice the time for twice the size, and less means that what does not grow is still a part of it.',
    [
      '| what grows | | median and range by size | exponent | expected, at most |',
      '| --- | --- | --- | ---: | ---: |',
      ...lines
    ].join('\n')
  ].join('\n\n');
}

function run(size) {
  const program = join(root, 'bench', 'peers', 'stillroom', 'growth.mjs');
  const env = { ...process.env, ...threadLimits() };
  const printed = execFileSync(process.execPath, [program, JSON.stringify(size)], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  });
  return JSON.parse(printed.trim().split('\n').at(-1));
}

function slope(sizes, values) {
  return Math.log(values[1] / values[0]) / Math.log(sizes[1] / sizes[0]);
}
