/**
 * Whether emotion moves from speech to text: `node bench/speechToText.mjs [rows] [seeds]`, after `node node_modules/typescript-7/bin/tsc -p .`; STILLROOM_DIST names another build. It needs espeak-ng.
 * A teacher that hears learns from sentences of its own, of 39 speakers. Students that read get sentences of 39 other speakers: with all labels, alone and taught (by where the emotion is, and by emotion), and with few labels or none.
 * Sets of 130 sentences of 13 speakers, one for each seed: 21 to 23 for the teacher, 31 to 33 to train students, 34 for validation, 35 and 36 for the test.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const { tf } = kd;
const [rows = 130, seeds = 5] = process.argv.slice(2).map(Number);

const logMel = { bands: 64, hop: 320, window: 1024 };
async function spoken(...of) {
  const sets = [];
  for (const seed of of)
    sets.push(await kd.data.emotionalSpeech({ rows, speakers: 13, seconds: 2.5, logMel, seed, shares: { train: 1 } }));
  const parts = sets.map(({ data }) => data.train);
  const x = new Float32Array(parts.reduce((sum, part) => sum + part.x.length, 0));
  parts.reduce((at, part) => (x.set(part.x, at), at + part.x.length), 0);
  const y = Int32Array.from(parts.flatMap((part) => [...part.y]));
  const groups = Int32Array.from(parts.flatMap((part, i) => Array.from(part.groups, (speaker) => 100 * of[i] + speaker)));
  return { data: { ...parts[0], x, y, groups }, recordings: sets.flatMap(({ recordings }) => recordings.train) };
}

const own = await spoken(21, 22, 23);
const parts = { train: await spoken(31, 32, 33), validation: await spoken(34), test: await spoken(35, 36) };
const names = Object.keys(parts);
const acoustic = kd.seeded(3, () =>
  tf.sequential({
    name: 'acoustic',
    layers: [
      tf.layers.batchNormalization({ inputShape: own.data.shape }),
      ...[12, 16, 24].map((filters) => tf.layers.conv2d({ filters, kernelSize: 3, strides: 2, activation: 'relu' })),
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: own.data.classes.length })
    ]
  })
);
const heard = { train: own.data, validation: parts.validation.data };
await kd.train({ student: acoustic, data: heard, epochs: 30, batchSize: 32, seed: 1, show: false });

const tokens = kd.tokenizer(parts.train.recordings.map(({ text }) => text));
const text = {};
for (const name of names)
  text[name] = tokens.rows(
    parts[name].recordings.map((one) => one.text),
    parts[name].data
  );
const teacher = kd.pairedTeacher(
  acoustic,
  names.map((name) => [text[name], parts[name].data])
);
function student() {
  const input = tf.input({ shape: [tokens.length] });
  const words = kd.layers.tokenEmbedding({ vocabulary: tokens.words.length, width: 16 }).apply(input);
  const mean = kd.layers.tokenMean().apply([words, kd.layers.paddingMask().apply(input)]);
  return tf.model({ inputs: input, outputs: tf.layers.dense({ units: own.data.classes.length }).apply(mean) });
}
const common = { teacher, student, data: text, batchSize: 32, seeds, optimizer: kd.adam({ learningRate: 0.01 }), show: false };

const study = await kd.study({ ...common, epochs: 40 });
console.log(study.says);
const { y, classes } = text.test;
const emotionOf = Array.from(y, (label) => classes[label]);
const where = parts.test.recordings.map(({ inWords }) => (inWords ? 'in words' : 'in the voice alone'));
const accuracy = (logits, keep) => {
  const right = emotionOf.map((_, row) => {
    const own = Array.from(logits.values.subarray(row * logits.columns, (row + 1) * logits.columns));
    return own.indexOf(Math.max(...own)) === y[row];
  });
  const kept = right.filter((_, row) => keep(row));
  return kept.filter(Boolean).length / kept.length;
};
const percent = (list, keep) =>
  `${((100 * list.reduce((sum, one) => sum + accuracy(one.test, keep), 0)) / list.length).toFixed(1)} %`;
const line = (name, keep) => {
  const { student: taught, baseline, teacher: hears } = study.logits;
  console.log(`${name}: teacher ${percent([hears], keep)}, taught ${percent(taught, keep)}, alone ${percent(baseline, keep)}`);
};
for (const kind of new Set(where)) line(kind, (row) => where[row] === kind);
for (const emotion of classes) line(emotion, (row) => emotionOf[row] === emotion);

const labels = [0, 30, 100].filter((count) => count <= text.train.y.length);
const sweep = await kd.labelSweep({ ...common, labels, epochs: 30 });
const inPercent = (value) => (100 * value).toFixed(1);
const shown = (one) => (one ? `${inPercent(one.mean)} % (${inPercent(one.low)} to ${inPercent(one.high)})` : 'none');
for (const { labels: count, distilled, alone } of sweep.points)
  console.log(`${count} labels: taught ${shown(distilled)}, alone ${shown(alone)}`);
