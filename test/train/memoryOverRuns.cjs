// 75 distillations in one process; prints the resident memory (bytes) after each fifteen of them.
const kd = require('../../dist/src/index.js');
const { tf } = kd;

async function main() {
  const data = kd.mnist({ train: 200, validation: 50, test: 50 });
  const network = (...units) =>
    tf.sequential({ layers: units.map((n, i) => tf.layers.dense({ units: n, ...(i ? {} : { inputShape: [784] }) })) });
  const teacher = network(32, 10);
  const resident = [];
  const tensors = tf.memory().numTensors;
  for (let i = 1; i <= 75; i++) {
    const student = network(8, 10);
    await kd.distill({ teacher, student, data, epochs: 2, seed: i, show: false });
    student.dispose();
    if (i % 15 === 0) {
      // Twice: what a first collection finalizes, a second one frees.
      globalThis.gc();
      globalThis.gc();
      resident.push(process.memoryUsage().rss);
    }
  }
  process.stdout.write(JSON.stringify({ resident, tensors: tf.memory().numTensors - tensors }));
}

main();
