// A small run of a convolution and one of dense layers; prints a checksum of the curves and weights of each.
const { createHash } = require('node:crypto');
const kd = require('../../../dist/src/index.js');
const { tf } = kd;

async function main() {
  const mnist = kd.mnist({ train: 256, validation: 64, test: 64 });
  const asImage = (part) => ({ ...part, shape: [28, 28, 1] });
  const images = { train: asImage(mnist.train), validation: asImage(mnist.validation) };
  const layers = (...units) => units.map((n, i) => tf.layers.dense({ units: n, ...(i ? {} : { inputShape: [784] }) }));
  const works = {
    conv: [images, kd.models.convolutionalNetwork({ inputShape: [28, 28, 1], filters: [8, 16], classes: 10, seed: 1 })],
    dense: [mnist, kd.seeded(1, () => tf.sequential({ layers: layers(800, 10) }))]
  };
  const sums = {};
  for (const [name, [data, student]] of Object.entries(works)) {
    const { history } = await kd.train({ student, data, epochs: 1, batchSize: 64, seed: 1, show: false });
    const hash = createHash('sha256').update(JSON.stringify(history));
    student.getWeights().forEach((weight) => hash.update(Buffer.from(weight.dataSync().buffer)));
    sums[name] = hash.digest('hex');
  }
  process.stdout.write(JSON.stringify(sums));
}

main();
