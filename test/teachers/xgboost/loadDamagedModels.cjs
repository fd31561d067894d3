// Damages each model file that it is given in many ways and asks what still loads; prints what came of it. To be run in a process of its
// own: what the library does not survive ends the process.
const { readFileSync, writeFileSync } = require('node:fs');
const { extname, join } = require('node:path');
const kd = require(process.env.STILLROOM_DIST ? join(process.env.STILLROOM_DIST, 'src') : '../../../dist/src/index.js');

const [folder, seed, sparsely, ...files] = process.argv.slice(2);
let state = Number(seed);
const draw = (below) => (state = (state * 48271) % (2 ** 31 - 1)) % below;
const counts = { cut: 0, flipped: 0, moved: 0, loaded: 0 };
const odd = [];

async function main() {
  for (const file of files) {
    const good = readFileSync(file);
    for (let end = 0; end < good.length; end += 1 + draw(160 * sparsely))
      await attempt(file, 'cut', good.subarray(0, end), false);
    for (let at = draw(80); at < good.length; at += 1 + draw(80 * sparsely)) {
      const bad = Buffer.from(good);
      bad[at] ^= 1 << draw(8);
      await attempt(file, 'flipped', bad, true);
    }
    for (let i = 0; i < 100 / sparsely; i++) {
      const [from, to, length] = [draw(good.length), draw(good.length), draw(64)];
      const bad = Buffer.from(good);
      good.copy(bad, to, from, from + length);
      await attempt(file, 'moved', bad, true);
    }
  }
  process.stdout.write(JSON.stringify({ counts, odd }));
}

async function attempt(file, kind, bytes, mayLoad) {
  const path = join(folder, `damaged${extname(file)}`);
  writeFileSync(path, bytes);
  counts[kind]++;
  try {
    const teacher = await kd.xgboost.load(path, { threads: 1 });
    counts.loaded++;
    if (!mayLoad) odd.push(`${kind} at ${bytes.length} of ${file} loads`);
    askAll(teacher);
    teacher.dispose();
  } catch (error) {
    const isOurs =
      error.message.startsWith('xgboost.load: expected ') && error.message.includes(path) && !error.message.includes('\n');
    if (!isOurs) odd.push(error.stack);
  }
}

/** Whatever damage loads, it answers: other numbers, but numbers. */
function askAll(teacher) {
  const columns = teacher.inputShape[0];
  // A flipped digit may make a million columns of three: right as a file, slow as a test.
  if (columns > 1000) return;
  const x = Float32Array.from({ length: 8 * columns }, (_, i) => (i % 5 ? draw(7) : NaN));
  const data = { name: '', x, shape: [columns], y: new Int32Array(8), classes: teacher.classNames ?? ['a', 'b'] };
  teacher.predict(data);
  teacher.leaves(data);
  teacher.leafValues();
  teacher.importances();
  const ask = teacher.inplace();
  ask(x.subarray(0, columns));
  ask.dispose();
}

main();
