// One distillation in a process of its own; prints the record without its stamp. Usage: node distillOnce.cjs SEED
const kd = require('../../dist/src/index.js');
const { tf } = kd;

async function main(seed) {
  const layers = (units) => [
    tf.layers.dense({ units, activation: 'relu', inputShape: [784] }),
    tf.layers.dropout({ rate: 0.2 }),
    tf.layers.dense({ units: 10 })
  ];
  const data = kd.mnist({ train: 1200, validation: 200, test: 300, seed });
  const teacher = kd.seeded(seed, () => tf.sequential({ name: 'teacher', layers: layers(64) }));
  const student = kd.seeded(seed + 1, () => tf.sequential({ name: 'student', layers: layers(12) }));
  await kd.train({ student: teacher, data, epochs: 2, seed, show: false });
  const { stamp, ...rest } = await kd.distill({ teacher, student, data, epochs: 3, seed, show: false });
  process.stdout.write(JSON.stringify(rest));
}

main(Number(process.argv[2]));
