import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const layers = 50;

const dense = (units) => ({ kind: 'dense', units: Array(layers).fill(units), strides: [] });
/** Three stages of ever fewer places and more channels. */
const conv = (channels) => {
  const stage = (i) => Math.floor((3 * i) / layers);
  return {
    kind: 'conv',
    units: Array.from({ length: layers }, (_, i) => channels[stage(i)]),
    strides: Array.from({ length: layers }, (_, i) => (i > 0 && stage(i) > stage(i - 1) ? 2 : 1))
  };
};

/** Networks of 50 layers, two of each kind, whose layers are compared. */
export const deepNetworks = { 'dense, 64 units': dense(64), 'convolutions, 28 x 28 x 4 to 7 x 7 x 16': conv([4, 8, 16]) };

/** A model of 50 layers; its rows are images of 28 x 28. */
export function deepModel({ tf, seeded }, { kind, units, strides }, seed) {
  const common = (i) => ({ name: `layer${i}`, activation: 'relu', kernelInitializer: 'heNormal' });
  const { conv2d, flatten } = tf.layers;
  return seeded(seed, () => {
    const model = tf.sequential({ name: `deep${seed}` });
    if (kind === 'dense') model.add(flatten({ name: 'flat', inputShape: [28, 28, 1] }));
    units.forEach((count, i) => {
      const first = i === 0 && kind === 'conv' && { inputShape: [28, 28, 1] };
      const convolution = { filters: count, kernelSize: 3, strides: strides[i], padding: 'same', ...common(i), ...first };
      model.add(kind === 'conv' ? conv2d(convolution) : tf.layers.dense({ units: count, ...common(i) }));
    });
    return model;
  });
}

export const layerNames = Array.from({ length: layers }, (_, i) => `layer${i}`);

/** Writes weights and rows for sides in other languages. */
export function writeDeep(kd, name, folder, rows) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'x.f32'), Float32Array.from(kd.mnist({ train: rows, validation: 1, test: 1 }).train.x));
  for (const seed of [1, 2]) {
    const model = deepModel(kd, deepNetworks[name], seed);
    const numbers = model.getWeights().map((weight) => Buffer.from(weight.dataSync().buffer));
    writeFileSync(join(folder, `${seed}.f32`), Buffer.concat(numbers));
    model.dispose();
  }
  writeFileSync(join(folder, 'deep.json'), JSON.stringify({ ...deepNetworks[name], rows }));
}
