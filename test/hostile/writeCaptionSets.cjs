const { mkdirSync, writeFileSync } = require('node:fs');

/** Writes pictures with their texts into `captioned`, as a table and as JSON in two ways, and emoji as npm packages have them into `openmoji` and `twemoji`, and drawings with titles into `clips`. */
exports.writeCaptionSets = function writeCaptionSets() {
  mkdirSync('captioned', { recursive: true });
  const rows = Array.from({ length: 8 }, (_, i) => ({ file: `${i}.bmp`, text: `the text of ${i}` }));
  rows.forEach(({ file }, i) => writeFileSync(`captioned/${file}`, pixel(20 * i)));
  writeFileSync('captioned/captions.csv', ['file,text', ...rows.map(({ file, text }) => `${file},"${text}"`)].join('\n'));
  writeFileSync('captioned/captions.json', JSON.stringify(rows));
  writeFileSync('captioned/captions.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));

  mkdirSync('clips', { recursive: true });
  for (let i = 0; i < 6; i++) {
    const about = `<metadata><cc:Work><dc:title>clip ${i}</dc:title><dc:creator><cc:Agent><dc:title>a${i}</dc:title></cc:Agent></dc:creator></cc:Work></metadata>`;
    const drawing = `<rect width="${1 + i}" height="8"/>`;
    writeFileSync(`clips/${i}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${about}${drawing}</svg>`);
  }

  for (const folder of ['openmoji/data', 'openmoji/color/svg', 'twemoji/dist/svg']) mkdirSync(folder, { recursive: true });
  const list = Array.from({ length: 12 }, (_, i) => ({
    ...{ emoji: 'x', hexcode: `1F${600 + i}`, group: 'objects', subgroups: 'tool', annotation: `tool ${i}` },
    ...{ tags: 'tool', openmoji_tags: '' }
  }));
  writeFileSync('openmoji/data/openmoji.json', JSON.stringify(list));
  for (const { hexcode } of list) {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="4"/></svg>';
    writeFileSync(`openmoji/color/svg/${hexcode}.svg`, svg);
    writeFileSync(`twemoji/dist/svg/${hexcode.toLowerCase()}.svg`, svg);
  }
};

/** A picture of one pixel, as BMP. */
function pixel(grey) {
  const bytes = Buffer.alloc(58);
  bytes.write('BM');
  [58, 0, 54, 40, 1, 1].forEach((number, i) => bytes.writeUInt32LE(number, 2 + 4 * i));
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.writeUInt32LE(4, 34);
  bytes.fill(grey, 54, 57);
  return bytes;
}
