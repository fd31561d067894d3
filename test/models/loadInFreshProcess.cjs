// Loads models in a process that never saw them made, and prints what they say of rows that are made here as there.
// Usage: node freshProcess.cjs FOLDER...
const { join } = require('node:path');
const dist = process.env.STILLROOM_DIST ?? join(__dirname, '..', '..', 'dist');
const kd = require(join(dist, 'src', 'index.js'));

async function main(folders) {
  const said = [];
  for (const folder of folders) {
    const model = await kd.loadModel(folder);
    const shape = [3, ...model.inputs[0].shape.slice(1)];
    const count = shape.reduce((a, b) => a * b, 1);
    const rows = kd.tf.tensor(
      Array.from({ length: count }, (_, i) => (7 * i) % 4),
      shape
    );
    said.push({ logits: Array.from(model.predict(rows).dataSync()), layers: kd.layersOf(model).map(({ name }) => name) });
  }
  process.stdout.write(JSON.stringify(said));
}

main(process.argv.slice(2));
