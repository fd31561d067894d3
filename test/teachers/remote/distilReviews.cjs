// Teaches a student what a remote model says of reviews, keeps all that can be kept and prints all that can be printed: node distilReviews.cjs URL FOLDER
const { inspect } = require('node:util');
const kd = require('../../../dist/src/index.js');

const [url, folder] = process.argv.slice(2);
const all = { depth: 20, showHidden: true };

async function main() {
  const texts = ['great', 'dull', 'lovely', 'awful'].flatMap((word) => [1, 2, 3].map((i) => `It was ${word}, number ${i}.`));
  const tokens = kd.tokenizer(texts);
  const rows = kd.dataset({ x: texts.map((_, i) => [i]), y: texts.map((_, i) => Number(i % 6 < 3)), classes: ['bad', 'good'] });
  const data = tokens.rows(texts, rows);
  const options = {
    model: 'critic',
    classes: data.classes,
    texts: [[data, texts]],
    cache: folder,
    wait: { first: 0 },
    attempts: 20
  };
  const teacher = kd.remote(url, { ...options, prompt: ({ text }) => `Good or bad? ${text}`, reask: 2 });
  const size = { vocabulary: tokens.words.length, length: tokens.length };
  const student = kd.models.textEncoder({ ...size, width: 4, depth: 1, heads: 1, classes: 2, seed: 1 });
  const how = { epochs: 1, baseline: false, folder: `${folder}/run`, cache: `${folder}/logits` };
  const run = await kd.distill({ teacher, student, data: { train: data, validation: data }, ...how });
  await kd.saveRecord(run, `${folder}/record.json`);
  console.log(inspect([run, teacher, teacher.info, teacher.findings(), teacher.spent()], all));
}

main().catch((error) => {
  console.error(inspect(error, all));
  process.exitCode = 3;
});
