// Makes the teacher of manufacturing.ipynb again: node notebooks/cases/manufacturing-teacher/train.mjs (five minutes). Its pictures are none of the notebook's.
import { fileURLToPath } from 'node:url';
import kd from '../../../dist/src/index.js';

const side = 64;
const copies = 2;

const { data } = await kd.data.steelSurfaces({ line: kd.data.steelLines.a, rows: 6000, seed: 1000 });
const { train, validation } = kd.split(data, { validation: 0.08, test: 0, seed: 1 });
const teacher = kd.models.convolutionalNetwork({
  inputShape: [side, side, 1],
  filters: [16, 32, 64, 64],
  classes: data.classes.length,
  pooling: 'mean',
  seed: 1,
  name: 'teacher'
});
const run = await kd.train({
  student: teacher,
  data: { train: kd.seeded(5, () => withTurns(train)), validation },
  epochs: 6,
  batchSize: 32,
  optimizer: kd.adam({ learningRate: kd.cosine({ from: 0.004, to: 0 }) })
});
console.log(`\naccuracy on ${validation.y.length} validation pictures: ${run.scores.student.validation.accuracy.toFixed(3)}`);
await kd.saveModel(teacher, fileURLToPath(new URL('.', import.meta.url)));

/** Each picture, and copies of it mirrored and turned by right angles: a scratch stays a scratch. */
function withTurns({ groups: _, ...part }) {
  const rows = part.y.length;
  const size = side * side;
  const x = new Float32Array(rows * copies * size);
  const y = new Int32Array(rows * copies);
  for (let copy = 0; copy < copies; copy++)
    for (let row = 0; row < rows; row++) {
      const [flip, mirror, swap] = [0, 1, 2].map(() => copy > 0 && Math.random() < 0.5);
      const from = row * size;
      const to = (copy * rows + row) * size;
      y[copy * rows + row] = part.y[row];
      for (let a = 0; a < side; a++)
        for (let b = 0; b < side; b++) {
          const [i, j] = [flip ? side - 1 - a : a, mirror ? side - 1 - b : b];
          x[to + a * side + b] = part.x[from + (swap ? j * side + i : i * side + j)];
        }
    }
  return { ...part, x, y };
}
