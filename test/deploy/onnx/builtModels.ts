import * as kd from '../../../src/index';
import { loanApplications } from '../../models/students/loanApplications';

const { tf } = kd;
const { layers } = tf;
type Symbolic = kd.tf.SymbolicTensor;

const apply = (layer: kd.tf.layers.Layer, x: Symbolic | Symbolic[]) => layer.apply(x) as Symbolic;
const picture = { inputShape: [9, 8, 2], classes: 3 };
const transformer = { width: 8, depth: 2, heads: 2, dropout: 0.2, classes: 3 };
const links = { entities: 7, relations: 3, dimensions: 4, seed: 1 };
const towerOf = (name: string, inputShape: number[]) =>
  tf.sequential({
    name,
    layers: [
      layers.reshape({ inputShape, targetShape: [tf.util.sizeFromShape(inputShape)] }),
      layers.dense({ units: 2 }),
      kd.layers.unitLength({ scale: 5 })
    ]
  });
const textTower = () => {
  const { inputs, outputs } = kd.models.textEncoder({ vocabulary: 5, length: 4, ...transformer, depth: 1, name: 'words' });
  return tf.model({
    inputs,
    outputs: apply(kd.layers.unitLength(), apply(layers.dense({ units: 2 }), outputs[0])),
    name: 'text'
  });
};
const loans = loanApplications({ rows: 60, seed: 1, classes: 3 });
const flat = kd.dataset({
  x: Array.from({ length: 40 }, (_, i) => [i % 7, (i * i) % 11, -i]),
  y: Array.from({ length: 40 }, (_, i) => i % 2),
  classes: 2
});
const sums = kd.dataset({
  x: [
    [1, 2],
    [3, 1],
    [2, 2],
    [0, 5]
  ],
  targets: [
    [300, 1],
    [400, 2],
    [400, 4],
    [500, 1]
  ]
});
const ratings = kd.tabular(
  kd.table(
    Array.from({ length: 20 }, (_, i) => ({
      user: `u${i % 5}`,
      item: `i${i % 3}`,
      price: (7 * i) % 11,
      bought: (i * i) % 7 > 2 ? 'no' : 'yes'
    }))
  ),
  { label: 'bought', positive: 'yes' }
);
const items = ['i0', 'i1', 'i2', 'i3'];
const item = (name: string, offset: number) => ({ name, kind: 'category' as const, categories: items, offset });
const histories: kd.Dataset = {
  ...ratings,
  x: Float32Array.from({ length: 5 * 24 }, (_, i) => (i % 5 === 4 ? i : (i * 7) % 4)),
  y: Int32Array.from({ length: 24 }, (_, i) => i % 2),
  shape: [5],
  weights: undefined,
  groups: undefined,
  features: [
    item('user', 0),
    item('item', 0),
    ...['history 1', 'history 2'].map((name) => item(name, 0)),
    { name: 'price', kind: 'number' as const }
  ].map(({ name, kind, ...rest }) =>
    kind === 'category' ? { name, kind, categories: (rest as { categories: string[] }).categories } : { name, kind }
  )
};
const tasks = () => kd.severalTasks({ size: kd.regression(), kind: kd.regression() });

/** Each builder of kd.models, and those of students for tables, in all their kinds. */
export const builtModels: { [name: string]: () => kd.tf.LayersModel } = {
  blockNetwork: () => kd.models.blockNetwork({ ...picture, width: 3, block: 'separable' }),
  'blockNetwork of residual blocks, with the mean of places': () =>
    kd.models.blockNetwork({ ...picture, width: 3, block: 'residual', pooling: 'mean' }),
  convolutionalNetwork: () => kd.models.convolutionalNetwork({ ...picture, filters: [3, 4], dropout: 0.2 }),
  'convolutionalNetwork of volumes, with the mean of places': () =>
    kd.models.convolutionalNetwork({ inputShape: [5, 4, 6, 2], filters: [3, 4], classes: 3, pooling: 'mean' }),
  mobileNet: () => kd.models.mobileNet({ ...picture, width: 2, blocks: [2, 1] }),
  resNet: () => kd.models.resNet({ ...picture, depth: 8, width: 0.125 }),
  wideResNet: () => kd.models.wideResNet({ ...picture, depth: 10, width: 0.125, dropout: 0.2 }),
  vgg: () => kd.models.vgg({ depth: 8, width: 1 / 32, inputShape: [16, 16, 3], classes: 3 }),
  shuffleNetV2: () => kd.models.shuffleNetV2({ width: 0.5, blocks: [1, 2, 1], inputShape: [8, 8, 2], classes: 3 }),
  visionTransformer: () => kd.models.visionTransformer({ image: [8, 8, 1], patch: 4, ...transformer }),
  'visionTransformer with a class token': () =>
    kd.models.visionTransformer({ image: [8, 8, 1], patch: 4, ...transformer, pooling: 'classToken' }),
  textEncoder: () => kd.models.textEncoder({ vocabulary: 9, length: 6, ...transformer }),
  twoTowers: () => kd.models.twoTowers({ picture: towerOf('picture', [4, 4, 3]), text: textTower() }),
  zeroShotClassifier: () =>
    kd.models.zeroShotClassifier({
      picture: towerOf('picture', [8, 8, 1]),
      classes: { rows: 3, columns: 2, values: Float32Array.of(1, 0, 0, 1, -1, -1) }
    }),
  complEx: () => kd.models.complEx(links),
  distMult: () => kd.models.distMult(links),
  rotatE: () => kd.models.rotatE(links),
  'rotatE of norm 1': () => kd.models.rotatE({ ...links, norm: 1 }),
  transE: () => kd.models.transE(links),
  'transE of norm 1': () => kd.models.transE({ ...links, norm: 1 }),
  neuralFactorization: () => kd.models.neuralFactorization(ratings, { width: 3, hidden: [4] }),
  'neuralFactorization with a history': () => kd.models.neuralFactorization(histories, { width: 3, hidden: [4] }),
  withHeads: () =>
    kd.models.withHeads(tf.sequential({ layers: [layers.dense({ units: 5, activation: 'relu', inputShape: [2] })] }), {
      heads: tasks().heads,
      train: { ...sums, targets: { ...sums.targets!, names: ['size', 'kind'] } },
      hidden: [4]
    }),
  tabularStudent: () => kd.tabularStudent(flat, { hidden: [5], bins: 3 }),
  'tabularStudent of a table with categories and missing values': () =>
    kd.tabularStudent(loans, { hidden: [6, 5], bins: 4, categoryDimension: 2 }),
  'tabularStudent of straight lines': () => kd.tabularStudent(loans, { hidden: [5], embedding: 'linear', categoryDimension: 2 }),
  'tabularStudent of numbers to predict': () => kd.tabularStudent(sums, { hidden: [5], bins: 3 }),
  softDecisionTree: () => kd.softDecisionTree(flat, { depth: 3, bins: 2 }),
  'softDecisionTree of three classes': () => kd.softDecisionTree(loans, { depth: 2, bins: 2 })
};
