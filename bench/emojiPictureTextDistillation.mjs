/**
 * Emoji across drawing styles, after `node node_modules/typescript-7/bin/tsc -p .`; docs/guides/pictures-and-words.md has figures.
 *
 *     node bench/emojiPictureTextDistillation.mjs [FOLDER] [--seeds 5] [--epochs 30] [--filters 8,16,32,32] [--terms 0.2,0.8,0] [--temperature 1] [--tune]
 *
 * FOLDER has node_modules with openmoji@17.0.0 and @discordapp/twemoji@16.0.1; default: this one. Two towers learn from drawings of openmoji. A small tower of pictures learns from them, or from its own small tower of texts ("alone"), or from the teacher's
 * embeddings of texts without its pictures ("texts only"). All are tested on drawings of twemoji: of emoji that train has ("seen"), and of those that it has not ("unseen"). `--tune` trains the distilled one alone, with each setting of terms ("0.2,0.4,0.4;0.2,0.8,0"), and shows the validation rows: openmoji drawings of emoji that train does not have.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const kd = createRequire(import.meta.url)('../dist/src/index.js');
const { tf } = kd;
const defaults = {
  ...{ seeds: '5', epochs: '30', 'teacher-epochs': '30', 'teacher-filters': '32,64,128', filters: '8,16,32,32', rate: '0.003' },
  ...{ terms: '0.2,0.8,0', temperature: '1', batch: '128', width: '64', words: '64', 'small-words': '16', dropout: '0.2' }
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tune: { type: 'boolean', default: false },
    ...Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]))
  }
});
const number = (name) => Number(values[name]);
const numbers = (text) => text.split(',').map(Number);

const at = (name) => resolve(positionals[0] ?? '.', 'node_modules', name);
const emoji = await kd.data.emoji({ folders: { openmoji: at('openmoji'), twemoji: at('@discordapp/twemoji') } });
const tokens = kd.tokenizer(emoji.captions.train, { length: 16 });
const parts = { ...emoji.data, seen: emoji.seen };
const pairs = Object.fromEntries(
  Object.entries(parts).map(([name, rows]) => [name, kd.data.pictureTextRows(rows, emoji.captions[name], tokens)])
);
for (const { says } of emoji.findings) console.log(says);
console.log(
  Object.entries(parts)
    .map(([name, rows]) => `${name} ${rows.y.length} emoji`)
    .join(', ')
);

const width = number('width');
const pictureTower = (filters, seed) =>
  tf.sequential({
    name: 'picture',
    layers: [
      kd.models.convolutionalNetwork({
        ...{ inputShape: [32, 32, 3], filters, classes: width, dropout: number('dropout'), seed, name: 'picture-network' }
      }),
      kd.layers.unitLength({ scale: 14 })
    ]
  });
const textTower = (size, seed) =>
  kd.seeded(seed, () => {
    const input = tf.input({ shape: [tokens.length] });
    const words = kd.layers.tokenEmbedding({ vocabulary: tokens.words.length, width: size }).apply(input);
    const mean = kd.layers.tokenMean().apply([words, kd.layers.paddingMask().apply(input)]);
    const dense = tf.layers.dense({ units: width }).apply(mean);
    return tf.model({ inputs: input, outputs: kd.layers.unitLength().apply(dense), name: 'text' });
  });

const changes = [
  kd.augment.shift({ pixels: 3, fill: 1 }),
  kd.augment.flip(),
  kd.augment.scale({ from: 0.75, to: 1.3, fill: 1 }),
  kd.augment.rotate({ degrees: 15, fill: 1 }),
  kd.augment.colour({ brightness: 0.3, contrast: 0.4, saturation: 0.6 })
];
const ofPairs = changes.map((change) => kd.augment.columns(change, { picture: [32, 32, 3] }));
const common = (seed) => ({
  ...{ task: kd.crossModalRetrieval(), epochs: number('epochs'), batchSize: number('batch'), seed, show: false },
  optimizer: kd.adam({ learningRate: number('rate') })
});
const learnt = ({ train, validation }) => ({ train, validation });
const small = (seed) => pictureTower(numbers(values.filters), 100 + seed);

const started = Date.now();
const [picture, text] = [pictureTower(numbers(values['teacher-filters']), 1), textTower(number('words'), 2)];
const teacher = kd.models.twoTowers({ picture, text });
const epochs = number('teacher-epochs');
await kd.train({ ...common(1), student: teacher, data: learnt(pairs), augment: ofPairs, epochs });
console.log(
  `teacher: ${picture.countParams()} weights for pictures, ${text.countParams()} for texts; small: ${small(0).countParams()} for pictures`
);

const embedded = {};
for (const name of Object.keys(parts)) {
  const rows = { ...parts[name], x: tokens.encode(emoji.captions[name]), shape: [tokens.length] };
  embedded[name] = kd.data.withTextEmbeddings(parts[name], await kd.predict(text, rows));
}
/** Embeddings of pictures, and of the teacher's texts, as two towers give them. */
async function beside(tower, name) {
  const own = await kd.predict(tower, parts[name]);
  const { targets } = embedded[name];
  const values = new Float32Array(own.rows * 2 * width);
  for (let row = 0; row < own.rows; row++) {
    values.set(own.values.subarray(row * width, (row + 1) * width), row * 2 * width);
    values.set(targets.values.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)), row * 2 * width + width);
  }
  return { rows: own.rows, columns: 2 * width, values };
}

const measured = values.tune ? ['validation'] : ['validation', 'seen', 'test'];
const settings = values.terms.split(';');
const names = values.tune ? settings : ['distilled', 'texts only', 'alone'];
const outputs = Object.fromEntries(measured.map((part) => [part, Object.fromEntries(names.map((name) => [name, []]))]));
const towers = [];
function termsOf(setting) {
  const [hard, affinity, mimicry, temperature = number('temperature')] = numbers(setting);
  return {
    ...(hard && { hard: { weight: hard, loss: kd.infoNce() } }),
    ...(affinity && { affinity: { weight: affinity, loss: kd.affinityMimicking({ temperature }) } }),
    ...(mimicry && { mimicry: { weight: mimicry, loss: kd.embeddingDistance() } })
  };
}
for (let seed = 0; seed < number('seeds'); seed++) {
  const rows = { ...common(seed), data: learnt(embedded), augment: changes };
  if (values.tune) {
    for (const setting of settings) {
      const student = small(seed);
      await kd.distill({ ...rows, teacher: picture, student, terms: termsOf(setting), baseline: false });
      outputs.validation[setting].push(await beside(student, 'validation'));
    }
    continue;
  }
  const [taught, only] = [small(seed), small(seed)];
  await kd.distill({ ...rows, teacher: picture, student: taught, terms: termsOf(settings[0]), baseline: false });
  await kd.train({ ...rows, student: only });
  const alone = kd.models.twoTowers({ picture: small(seed), text: textTower(number('small-words'), 200 + seed) });
  await kd.train({ ...common(seed), student: alone, data: learnt(pairs), augment: ofPairs });
  for (const name of measured) {
    outputs[name].distilled.push(await beside(taught, name));
    outputs[name]['texts only'].push(await beside(only, name));
    outputs[name].alone.push(await kd.predict(alone, pairs[name]));
  }
  towers.push(taught);
  console.log(`seed ${seed}, ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

const shown = ({ mean, low, high }) => `${(100 * mean).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;
for (const name of measured) {
  const models = { ...outputs[name], teacher: await kd.predict(teacher, pairs[name]) };
  const { targets, groups } = pairs[name];
  const metrics = ['pictures', 'texts'].flatMap((queries) => [1, 10].map((k) => kd.metrics.crossModalRecallAt({ k, queries })));
  const compared = await kd.compare({ models, targets, groups, metrics, of: names[0], resamples: 1000 });
  console.log(
    `\n${name}, ${targets.values.length} emoji, recall@10 by chance ${((100 * 10) / targets.values.length).toFixed(1)} %`
  );
  for (const model of compared.models) {
    const cells = model.estimates.map((estimate, i) => `${compared.metrics[i].title} ${shown(estimate)}`);
    console.log(`  ${model.name}: ${cells.join('; ')}`);
  }
  for (const { metric, against, mean, low, high, verdict } of compared.differences)
    console.log(`  ${names[0]} - ${against}, ${metric}: ${shown({ mean, low, high })} ${verdict}`);
}

if (!values.tune) {
  const kinds = [...new Set(emoji.emoji.train.map(({ group }) => group))].sort();
  const embed = async (texts) =>
    kd.predict(text, kd.dataset({ x: tokens.encode(texts), shape: [tokens.length], y: texts.map((_, i) => i % 2), classes: 2 }));
  const ofCaptions = { rows: kinds.length, columns: width, values: new Float32Array(kinds.length * width) };
  const captions = await embed(emoji.captions.train);
  captions.values.forEach((value, i) => {
    const kind = kinds.indexOf(emoji.emoji.train[Math.floor(i / width)].group);
    ofCaptions.values[kind * width + (i % width)] += value;
  });
  const { targets: _, ...rows } = parts.test;
  const labelled = { ...rows, y: Int32Array.from(emoji.emoji.test, ({ group }) => kinds.indexOf(group)), classes: kinds };
  const most = Math.max(...kinds.map((_, i) => labelled.y.filter((one) => one === i).length)) / labelled.y.length;
  console.log(`\nzero-shot, ${kinds.length} kinds of unseen emoji; always the most frequent: ${(100 * most).toFixed(1)} %`);
  for (const [how, classes] of Object.entries({
    'by the name of the kind': await embed(kinds),
    'by the mean of train captions': ofCaptions
  })) {
    const logits = (tower) => kd.predict(kd.models.zeroShotClassifier({ picture: tower, classes }), labelled);
    const models = { distilled: [], teacher: await logits(picture) };
    for (const tower of towers) models.distilled.push(await logits(tower));
    const metrics = [kd.metrics.accuracy()];
    const compared = await kd.compare({ models, labels: labelled.y, metrics, of: 'distilled', resamples: 1000 });
    for (const { name, estimates } of compared.models) console.log(`  ${how}, ${name}: ${shown(estimates[0])}`);
  }
}
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s`);
