// Makes the teacher of medical.ipynb again: node notebooks/cases/medical-teacher/train.mjs (ten minutes, 6 GB). Its volumes are none of the notebook's.
import { fileURLToPath } from 'node:url';
import kd from '../../../dist/src/index.js';

const { tf } = kd;
const side = 28;
const size = side ** 3;
const copies = 3;

const { data } = await kd.data.noduleVolumes({ volumes: 10_000, seed: 1000 });
const { train, validation } = kd.split(data, { validation: 0.08, test: 0, seed: 1 });
const turned = kd.seeded(5, () => withTurns(train));
const teacher = kd.seeded(1, () => network());
const run = await kd.train({
  student: teacher,
  data: { train: turned, validation },
  epochs: 9,
  batchSize: 64,
  best: 'rocAuc',
  optimizer: kd.adam({ learningRate: kd.cosine({ from: 0.001, to: 0 }) })
});
console.log(`\nROC AUC on ${validation.y.length} validation volumes: ${run.scores.student.validation.rocAuc.toFixed(3)}`);
await kd.saveModel(teacher, fileURLToPath(new URL('.', import.meta.url)));

/** Each volume, and copies of it mirrored and turned by right angles: what is malignant stays so. */
function withTurns({ groups: _, ...part }) {
  const rows = part.y.length;
  const x = new Float32Array(rows * copies * size);
  const y = new Int32Array(rows * copies);
  const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]; // prettier-ignore
  for (let copy = 0; copy < copies; copy++)
    for (let row = 0; row < rows; row++) {
      const from = part.x.subarray(row * size, (row + 1) * size);
      const to = x.subarray((copy * rows + row) * size, (copy * rows + row + 1) * size);
      y[copy * rows + row] = part.y[row];
      if (copy === 0) to.set(from);
      else turn(from, to, orders[Math.floor(Math.random() * 6)], [0, 1, 2].map(() => Math.random() < 0.5)); // prettier-ignore
    }
  return { ...part, x, y };
}

function turn(from, to, order, mirrored) {
  const steps = order.map((axis) => side ** (2 - axis));
  const place = (at, axis) => (mirrored[axis] ? side - 1 - at : at) * steps[axis];
  let next = 0;
  for (let a = 0; a < side; a++)
    for (let b = 0; b < side; b++) for (let c = 0; c < side; c++) to[next++] = from[place(a, 0) + place(b, 1) + place(c, 2)];
}

function network() {
  const convolutions = [12, 24, 32].map((filters, i) =>
    tf.layers.conv3d({
      name: `conv${i + 1}`,
      filters,
      kernelSize: i ? 3 : 5,
      strides: 2,
      padding: 'same',
      activation: 'relu',
      kernelInitializer: 'heNormal',
      ...(i ? {} : { inputShape: [side, side, side, 1] })
    })
  );
  return tf.sequential({
    name: 'teacher',
    layers: [
      ...convolutions,
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.4 }),
      tf.layers.dense({ name: 'representation', units: 48, activation: 'relu' }),
      tf.layers.dropout({ rate: 0.4 }),
      tf.layers.dense({ name: 'logits', units: 1 })
    ]
  });
}
