/**
 * How long a file of the size of the public creditcard.csv takes to read: `node bench/readCreditCardFraud.mjs [path]`, after `node node_modules/typescript/bin/tsc -p .`;
 * STILLROOM_DIST names another build. Without a path it reads made-up numbers, 284,807 rows of them.
 */
import { createRequire } from 'node:module';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const { creditCardFraud } = require(`${dist}/src/data/sources/index.js`);

const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
try {
  const path = process.argv[2] ?? join(folder, 'creditcard.csv');
  if (!process.argv[2]) await pipeline(Readable.from(lines()), createWriteStream(path));
  const started = performance.now();
  const { data, findings } = await creditCardFraud(path);
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
  const residentMB = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log({ seconds, rows: data.y.length, frauds: data.y.reduce((a, b) => a + b), residentMB, findings });
} finally {
  await rm(folder, { recursive: true });
}

function* lines() {
  const numbers = Array.from({ length: 28 }, (_, i) => i + 1);
  yield `"Time",${numbers.map((i) => `"V${i}"`)},"Amount","Class"\n`;
  for (let row = 0; row < 284_807; row++)
    yield `${Math.floor(row / 2)},${numbers.map((i) => Math.sin(row * i))},${row % 997}.99,"${row % 579 === 0 ? 1 : 0}"\n`;
}
