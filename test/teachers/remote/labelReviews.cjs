// Labels reviews in a process of its own: node labelReviews.cjs URL FOLDER ROWS
const { makeDataset } = require('../../../dist/src/data/makeDataset.js');
const { label } = require('../../../dist/src/teachers/label.js');
const { remote } = require('../../../dist/src/teachers/remote/remote.js');

const [url, folder, count] = process.argv.slice(2);
const texts = Array.from({ length: Number(count) }, (_, i) => `great film, number ${i}`);
const data = makeDataset({ x: texts.map((_, i) => [i]), y: texts.map(() => 1), classes: ['bad', 'good'] });
const options = { model: 'critic', classes: data.classes, texts: [[data, texts]], cache: folder };
void label(remote(url, { ...options, prompt: ({ text }) => `Good or bad? ${text}` }), data);
