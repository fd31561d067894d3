// Reads files of every kind that is no table, image or model (those have tests of their own), after they were changed a little. Tells of each in a line.
//
//     node test/hostile/readMutatedFiles.cjs FOLDER RECORD SEED TIMES [FROM [READER ...]]
//
// reads 20 TIMES files with each reader. FROM is "READER 17": what comes before and its first 18 files are left out. superviseCalls.cjs runs it.
const { mkdtempSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { writeJsonLine } = require('./writeJsonLine.cjs');
const kd = require(process.env.STILLROOM_DIST ? join(process.env.STILLROOM_DIST, 'src') : '../../dist/src/index.js');
const { callChecker } = require('./callChecker.cjs');
const { mutated } = require('./mutateText.cjs');
const { createRandomOfText } = require('./createRandomOfText.cjs');
const { readers } = require('./fileReaders.cjs');

const [folder, recordFile, seed, times, from = '', ...only] = process.argv.slice(2);
const [, fromName, fromNumber] = /^(.*) (\d+)$/.exec(from) ?? [];
const attempt = callChecker(kd.tf, { tell: (...told) => writeJsonLine(1, told), theirs: new Set() });
process.chdir(mkdtempSync(join(folder, 'files-')));

async function main() {
  const all = await readers(kd, readFileSync(recordFile, 'utf8'));
  writeJsonLine(1, { functions: Object.keys(all).length });
  let isBefore = fromName !== undefined;
  for (const [name, { files, read, isText, isLeft }] of Object.entries(all)) {
    if (name === fromName) isBefore = false;
    if (isBefore || (only.length > 0 && !only.includes(name))) continue;
    for (let number = name === fromName ? Number(fromNumber) + 1 : 0; number < 20 * times; number++) {
      const draw = createRandomOfText(`${seed} ${name} ${number}`);
      const [file, bytes] = files[isLeft ? number % files.length : draw(files.length)];
      const isWhole = number === 0 || isLeft;
      const changed = isWhole ? bytes : mutated(bytes, isText ?? /\.(?:json|xml|html|csv|jsonl)$/.test(file), draw);
      const mayRefuse = number === 0 && !isLeft ? undefined : () => {};
      await attempt({ name, number, fn: read, right: () => [file, changed] }, `${file} (${number})`, mayRefuse);
    }
  }
}

main().then(
  () => process.exit(),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
);
