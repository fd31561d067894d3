// Loads models in a process that never saw them made, and prints what they and their compiled forms say of the rows in ROWS.json.
// Usage: node freshProcess.cjs ROWS.json FOLDER...
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const dist = process.env.STILLROOM_DIST ?? join(__dirname, '..', '..', 'dist');
const kd = require(join(dist, 'src', 'index.js'));

async function main(file, folders) {
  const rows = JSON.parse(readFileSync(file, 'utf8')).map((row) => row.map(Number));
  const said = [];
  for (const folder of folders) {
    const model = await kd.loadModel(folder);
    const logits = kd.tf.tidy(() => Array.from(model.predict(kd.tf.tensor2d(rows)).dataSync()));
    const predict = kd.compile(model);
    said.push({ logits, compiled: rows.flatMap((row) => Array.from(predict(row))) });
  }
  process.stdout.write(JSON.stringify(said));
}

main(process.argv[2], process.argv.slice(3));
