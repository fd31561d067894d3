const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { gzipSync, inflateSync } = require('node:zlib');

const reference = join(__dirname, '../reference/data');

/** Writes small sets as MNIST and CIFAR are published, each into a folder of its name: digits, packed, cifar-10-batches-bin, cifar-100-python. */
exports.writePictureSets = function writePictureSets() {
  for (const folder of ['digits', 'packed']) mkdirSync(folder, { recursive: true });
  for (const part of ['train', 't10k']) {
    const rows = part === 'train' ? 12 : 5;
    const labels = Uint8Array.from({ length: rows }, (_, i) => i % 3);
    const files = { 'images-idx3': idx([rows, 3, 2], Buffer.alloc(6 * rows, 9)), 'labels-idx1': idx([rows], labels) };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(`digits/${part}-${name}-ubyte`, bytes);
      writeFileSync(`packed/${part}-${name}-ubyte.gz`, gzipSync(bytes));
    }
  }
  const { files } = JSON.parse(readFileSync(join(reference, 'cifar.json'), 'utf8'));
  const pickles = JSON.parse(readFileSync(join(reference, 'cifarPython2.json'), 'utf8'));
  for (const [path, packed] of Object.entries({ ...files, ...pickles })) {
    if (!/^cifar-(?:10-batches-bin|100-python)/.test(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, inflateSync(Buffer.from(packed, 'base64')));
  }
};

function idx(sizes, bytes) {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE(0x0800 + sizes.length);
  sizes.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  return Buffer.concat([header, bytes]);
}
