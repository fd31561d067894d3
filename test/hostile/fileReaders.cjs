const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const sharp = require('sharp');
const { smallModel } = require('./hostileValues.cjs');
const { writeCaptionSets } = require('./writeCaptionSets.cjs');
const { writePictureSets } = require('./writePictureSets.cjs');
const { writeRatingSets } = require('./writeRatingSets.cjs');

/**
 * How files of a kind are read: the whole files, and a function that reads one of them after it was changed.
 *
 * @param recordText a run record.
 */
exports.readers = async function readers(kd, recordText) {
  const { tf } = kd;
  const { readIdx } = require(join(dirname(require.resolve('../../dist/src/index.js')), 'data/files/readIdx.js'));
  const splits = (count = 24) => {
    const x = Array.from({ length: count }, (_, i) => [i % 5, i % 7]);
    return kd.dataset({ x, y: x.map((_row, i) => i % 2), classes: ['no', 'yes'] });
  };
  const quiet = { show: false, batchSize: 12 };
  const data = { train: splits(), validation: splits(12) };
  const teacher = smallModel(tf);
  const stop = new AbortController();
  const onEvent = (event) => event.type === 'best' && stop.abort();
  const student = kd.seeded(1, () => smallModel(tf));
  await kd.distill({ ...quiet, teacher, student, data, epochs: 2, folder: 'run', signal: stop.signal, onEvent });
  const study = () => kd.study({ ...quiet, teacher, student: () => smallModel(tf), data, seeds: 1, epochs: 1, folder: 'study' });
  await study();
  await kd.label(teacher, data.train, { cache: 'labels' });
  await kd.saveModel(student, 'model');
  writeFileSync('record.json', recordText);
  const named = kd.functionTeacher((x) => x, { key: 'k' });
  await kd.label(named, kd.dataset(pair), { cache: 'named' });
  student.dispose();
  await writePictures();
  writePictureSets();
  writeCaptionSets();
  writeRatingSets();
  writeGraphs();
  cpSync(join(__dirname, '../reference/teachers/onnx'), 'onnx', { recursive: true });
  cpSync(join(__dirname, '../reference/teachers/graphModel'), 'graph-model', { recursive: true });
  await kd.data.imageFolder('pictures', { size: 4, cache: 'images' });
  const picturesOnDisk = () => kd.data.imageFolder('pictures', { size: 4, onDisk: 'picture-rows' });
  await picturesOnDisk();

  /** What lies in folders, under its path. */
  const under = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [path, readFileSync(path)]);
  /** Reads a file in its place, and puts the whole one back. */
  const inPlace = (read) => async (file, changed) => {
    const whole = readFileSync(file);
    writeFileSync(file, changed);
    try {
      return await read(file);
    } finally {
      writeFileSync(file, whole);
    }
  };
  const withStudent = async (use) => {
    const own = smallModel(tf);
    try {
      return await use(own);
    } finally {
      own.dispose();
    }
  };
  /** A run that goes on writes into its folder. */
  const goOn = (folder) => withStudent((own) => kd.resume(folder, { teacher, student: own, data, show: false }));
  const resumed = async (folder) => {
    cpSync(folder, 'again', { recursive: true });
    try {
      return await goOn('again');
    } finally {
      rmSync('again', { recursive: true });
    }
  };

  /** A teacher is asked for rows of zeros and for what it has inside, and let go. */
  const answered = async (asked, shape) => {
    const rows = tf.zeros([2, ...shape.map((size) => size ?? 2)]);
    try {
      (await asked.logits(rows)).dispose();
      return asked.layers?.();
    } finally {
      rows.dispose();
      asked.dispose();
    }
  };

  return {
    'neuDet: annotations': {
      files: under('neu').filter(([path]) => path.endsWith('.xml')),
      read: inPlace(() => kd.data.neuDet('neu', { size: 4, smallest: 1, margin: 0.1 }))
    },
    'severstal: train.csv': {
      files: under('severstal').filter(([path]) => path.endsWith('.csv')),
      read: inPlace(() => kd.data.severstal('severstal', { size: 4, least: 1, imageSize: [8, 8] }))
    },
    ...Object.fromEntries(
      ['ratings-latest', 'ratings-1m', 'ratings-100k'].map((folder) => [
        `ratings.read: ${folder}`,
        { files: under(folder), read: inPlace(() => kd.ratings.read(folder)) }
      ])
    ),
    'captionedPictures: its tables': {
      files: under('captioned').filter(([path]) => !path.endsWith('.bmp')),
      read: inPlace((path) => kd.data.captionedPictures('captioned', { captions: basename(path), size: 4 }))
    },
    clipArt: { files: under('clips').slice(0, 2), read: inPlace(() => kd.data.clipArt('clips', { size: 4 })) },
    'emoji: its list and drawings': {
      files: under('openmoji').slice(-2),
      read: inPlace(() => kd.data.emoji({ folders: { openmoji: 'openmoji', twemoji: 'twemoji' }, size: 4 }))
    },
    'graph.triples': { files: under('triples'), read: inPlace(() => kd.graph.triples('triples')) },
    'graph.wordNet': { files: under('wordnet'), read: inPlace(() => kd.graph.wordNet('wordnet', { partsOfSpeech: ['noun'] })) },
    creditCardFraud: { files: [cards()], read: inPlace((file) => kd.data.creditCardFraud(file, { rows: 'any' })) },
    idx: {
      files: [
        ['digits', idx([3, 4, 4])],
        ['labels', idx([48])]
      ],
      read: async (file, changed) => readIdx(changed, file === 'labels' ? [48] : [3, 4, 4], 'idx')
    },
    'idxFolder: plain files': {
      files: under('digits'),
      isText: false,
      read: inPlace(() => kd.data.idxFolder('digits', { maxPixels: 1e6 }))
    },
    'idxFolder: packed files': {
      files: under('packed'),
      isText: false,
      read: inPlace(() => kd.data.idxFolder('packed', { maxPixels: 1e6 }))
    },
    readWav: {
      files: sounds(),
      isText: false,
      read: inPlace((file) => kd.audio.readWav(file))
    },
    'cifar: binary files': {
      files: under('cifar-10-batches-bin'),
      isText: false,
      read: inPlace(() => kd.data.cifar('cifar-10-batches-bin'))
    },
    'cifar: pickles': {
      files: under('cifar-100-python'),
      isText: false,
      read: inPlace(() => kd.data.cifar('cifar-100-python'))
    },
    'cifar: pickles as texts': {
      files: under('cifar-100-python'),
      isText: true,
      read: inPlace(() => kd.data.cifar('cifar-100-python', { classes: 20 }))
    },
    onnx: {
      files: under('onnx').filter(([path]) => /(convolution|transformer|boosting|external)\.onnx/.test(path)),
      isText: false,
      read: inPlace(async (file) => {
        const options = {
          convolution: { layout: 'NCHW', shape: [8, 6, 3] },
          transformer: { inputs: { mask: (rows) => rows.greater(0) }, shape: [7] },
          boosting: { probabilities: true }
        };
        const asked = await kd.onnx(file.replace(/\.data$/, ''), options[basename(file, '.onnx')]);
        return answered(asked, asked.inputShape ?? [7]);
      })
    },
    'graphModel: model.json': {
      files: under('graph-model').filter(([path]) => path.endsWith('.json')),
      read: inPlace(async () => answered(await kd.graphModel('graph-model', { layout: 'NHWC', output: 'logits' }), [4, 4, 2]))
    },
    'graphModel: its weights': {
      files: under('graph-model').filter(([path]) => path.endsWith('.bin')),
      isText: false,
      read: inPlace(async () => answered(await kd.graphModel('graph-model', { layout: 'NHWC', output: 'logits' }), [4, 4, 2]))
    },
    loadRecord: {
      files: [['record.json', Buffer.from(recordText)]],
      read: async (_file, changed) => {
        writeFileSync('record.json', changed);
        const record = await kd.loadRecord('record.json');
        return [kd.runView(record), kd.lossCurves(record), kd.scores(record), kd.softLabels(record)];
      }
    },
    readReport: {
      files: [
        ['page.html', page(recordText)],
        ['signed.json', Buffer.from(report(recordText))]
      ],
      async read(file, changed) {
        // Who changes a report may also write its checksum.
        writeFileSync('page.html', file === 'signed.json' ? signed(changed.toString('utf8')) : changed);
        return kd.readReport('page.html');
      }
    },
    'resume: a damaged folder': {
      files: under('run'),
      isText: false,
      read: inPlace(() => resumed('run'))
    },
    'resume: a checkpoint that is signed again': {
      files: under('run')
        .filter(([path]) => path.endsWith('.safetensors'))
        .slice(-1),
      isText: true,
      async read(path, changed) {
        rmSync('forged', { recursive: true, force: true });
        mkdirSync('forged');
        writeFileSync(join('forged', signedName(path, changed)), changed);
        return resumed('forged');
      }
    },
    'resume: a header that is signed again': {
      files: headersOf(under('run')),
      isText: true,
      async read(file, header) {
        rmSync('forged', { recursive: true, force: true });
        mkdirSync('forged');
        const [name, rest] = parts.get(file);
        const length = Buffer.alloc(8);
        length.writeBigUInt64LE(BigInt(header.length));
        const whole = Buffer.concat([length, header, rest]);
        writeFileSync(join('forged', signedName(name, whole)), whole);
        return resumed('forged');
      }
    },
    'study: its folder': { files: under('study'), isText: false, read: inPlace(async () => released(await study())) },
    'label: its cache': {
      files: under('labels'),
      isText: false,
      read: inPlace(() => kd.label(again(teacher), data.train, { cache: 'labels' }))
    },
    'imageFolder: its cache': {
      files: under('images'),
      isText: false,
      read: inPlace(() => kd.data.imageFolder('pictures', { size: 4, cache: 'images' }))
    },
    'imageFolder: its rows on disk': {
      files: under('picture-rows'),
      isText: false,
      read: inPlace(async () => kd.takeRows((await picturesOnDisk()).data.train, [0]))
    },
    'paths that are no files': {
      files: pathPlaces(kd, goOn).map(([name]) => [name, Buffer.of()]),
      // They are as odd as they can be.
      isLeft: true,
      read: (name) => pathPlaces(kd, goOn).find(([one]) => one === name)[1]()
    }
  };

  /** The same weights in a teacher that has not labelled yet: what is remembered is not read again. */
  function again(model) {
    return { ...kd.modelTeacher(model) };
  }

  function headersOf(files) {
    const [path, bytes] = files.filter(([one]) => one.endsWith('.safetensors')).at(-1);
    const length = Number(bytes.readBigUInt64LE());
    parts.set(path, [path, bytes.subarray(8 + length)]);
    return [[path, bytes.subarray(8, 8 + length)]];
  }

  async function writePictures() {
    let grey = 0;
    const picture = () =>
      sharp(Buffer.alloc(64, (grey += 5)), { raw: { width: 8, height: 8, channels: 1 } })
        .png()
        .toBuffer();
    for (const folder of ['pictures/a', 'pictures/b', 'severstal/train_images', 'neu/IMAGES', 'neu/ANNOTATIONS'])
      mkdirSync(folder, { recursive: true });
    const lines = ['ImageId,ClassId,EncodedPixels'];
    for (let i = 0; i < 8; i++) {
      writeFileSync(`pictures/a/${i}.png`, await picture());
      writeFileSync(`pictures/b/${i}.png`, await picture());
      writeFileSync(`severstal/train_images/${i}.png`, await picture());
      if (i % 2 === 0) lines.push(`${i}.png,${1 + (i % 4)},1 20 30 4`);
      const kind = ['crazing', 'patches'][i % 2];
      writeFileSync(`neu/IMAGES/${kind}_${i}.png`, await picture());
      const box = '<bndbox><xmin>1</xmin><ymin>2.5</ymin><xmax>6</xmax><ymax>7</ymax></bndbox>';
      const size = '<size><width>8</width><height>8</height><depth>1</depth></size>';
      writeFileSync(
        `neu/ANNOTATIONS/${kind}_${i}.xml`,
        `<?xml version="1.0"?><!-- a --><annotation><filename>${kind}_${i}.png</filename>${size}<object><name>${kind}</name>${box}</object></annotation>`
      );
    }
    writeFileSync('severstal/train.csv', lines.join('\n'));
  }
};

const parts = new Map();
const pair = {
  x: [
    [1, 2],
    [3, 1]
  ],
  y: [0, 1],
  classes: 2
};

function released(study) {
  for (const student of Object.values(study.students ?? {})) student?.dispose?.();
  return null;
}

function signedName(path, bytes) {
  const [, number] = /checkpoint-(\d+)/.exec(path);
  return `checkpoint-${number}.${createHash('sha256').update(bytes).digest('hex')}.safetensors`;
}

function report(recordText) {
  return JSON.stringify({ schema: 'stillroom.report/1', title: 't', notebook: 't.ipynb', records: [JSON.parse(recordText)] });
}

function signed(text) {
  const data = text.replaceAll('<', '\\u003c');
  const sum = createHash('sha256').update(data).digest('hex');
  return `<!DOCTYPE html><html lang="en"><body><script type="application/json" id="stillroom-report" data-sha256="${sum}">${data}</script></body></html>`;
}

function page(recordText) {
  return Buffer.from(signed(report(recordText)));
}

function idx(sizes) {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE(0x0800 + sizes.length);
  sizes.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  const count = sizes.reduce((a, b) => a * b, 1);
  return Buffer.concat([header, Buffer.alloc(count, 7)]);
}

/** Sounds of all kinds, as another program writes them. */
function sounds() {
  return require('../reference/audio/sounds.json').files.map(({ name, bytes }) => {
    const file = `${name}.wav`;
    writeFileSync(file, Buffer.from(bytes, 'base64'));
    return [file, Buffer.from(bytes, 'base64')];
  });
}

function cards() {
  const names = ['Time', ...Array.from({ length: 28 }, (_, i) => `V${i + 1}`), 'Amount', 'Class'];
  const lines = [names, ...Array.from({ length: 9 }, (_, i) => names.map((_name, j) => (j === 30 ? i % 2 : i + j)))];
  const text = Buffer.from(lines.map((line) => line.join(',')).join('\n'));
  writeFileSync('cards.csv', text);
  return ['cards.csv', text];
}

/** What a path can lead to that is no file, or none that ends, in each place where a file is looked for: [what and where, how it is read]. */
function pathPlaces(kd, goOn) {
  const odd = {
    'a pipe': (path) => execFileSync('mkfifo', [path]),
    'a folder': (path) => mkdirSync(path),
    'a link to itself': (path) => symlinkSync(basename(path), path),
    'a device without an end': (path) => symlinkSync('/dev/zero', path),
    'a link to nothing': (path) => symlinkSync('nowhere', path),
    'an empty file': (path) => writeFileSync(path, ''),
    memory: (path) => symlinkSync('/proc/self/mem', path),
    nothing: () => {}
  };
  const teacher = kd.functionTeacher((x) => x, { key: 'k' });
  const data = kd.dataset(pair);
  const places = {
    readCsv: ['odd', (path) => kd.readCsv(path)],
    readParquet: ['odd', (path) => kd.readParquet(path)],
    loadRecord: ['odd', (path) => kd.loadRecord(path)],
    readReport: ['odd', (path) => kd.readReport(path)],
    loadModel: ['odd', (path) => kd.loadModel(path)],
    'xgboost.load': ['odd', (path) => kd.xgboost.load(path)],
    onnx: ['odd', (path) => kd.onnx(path)],
    graphModel: ['odd', (path) => kd.graphModel(path)],
    'the weights of onnx': ['odd/external.onnx.data', () => kd.onnx('odd/external.onnx'), 'onnx'],
    'the weights of graphModel': [
      'odd/weights.bin',
      () => kd.graphModel('odd', { layout: 'NHWC', probabilities: true }),
      'graph-model'
    ],
    medMnist: ['odd', (path) => kd.data.medMnist(path, { classes: ['a', 'b'] })],
    noduleMnist3d: ['odd', (path) => kd.data.noduleMnist3d(path)],
    creditCardFraud: ['odd', (path) => kd.data.creditCardFraud(path)],
    readWav: ['odd', (path) => kd.audio.readWav(path)],
    ravdess: ['odd', (path) => kd.data.ravdess(path)],
    textFiles: ['odd', (path) => kd.data.textFiles([path], { classes: { css: ['css'], python: ['py'] } })],
    imageFolder: ['odd', (path) => kd.data.imageFolder(path)],
    clipArt: ['odd', (path) => kd.data.clipArt(path)],
    captionedPictures: ['odd', (path) => kd.data.captionedPictures(path)],
    mvtecAd: ['odd', (path) => kd.data.mvtecAd(path)],
    neuDet: ['odd', (path) => kd.data.neuDet(path)],
    severstal: ['odd', (path) => kd.data.severstal(path)],
    idxFolder: ['odd', (path) => kd.data.idxFolder(path)],
    cifar: ['odd', (path) => kd.data.cifar(path)],
    'images of idxFolder': ['odd/train-images-idx3-ubyte', () => kd.data.idxFolder('odd'), 'digits'],
    'labels of idxFolder': ['odd/t10k-labels-idx1-ubyte.gz', () => kd.data.idxFolder('odd'), 'packed'],
    'a batch of cifar': ['odd/test_batch.bin', () => kd.data.cifar('odd'), 'cifar-10-batches-bin'],
    'the names of cifar': ['odd/batches.meta.txt', () => kd.data.cifar('odd'), 'cifar-10-batches-bin'],
    'a pickle of cifar': ['odd/train', () => kd.data.cifar('odd'), 'cifar-100-python'],
    resume: ['odd', (path) => kd.resume(path, { student: null })],
    'an annotation of neuDet': ['odd/ANNOTATIONS/crazing_0.xml', () => kd.data.neuDet('odd', { size: 4, smallest: 1 }), 'neu'],
    'train.csv of severstal': ['odd/train.csv', () => kd.data.severstal('odd', { size: 4, imageSize: [8, 8] }), 'severstal'],
    'an image of imageFolder': ['odd/a/0.png', () => kd.data.imageFolder('odd', { size: 4 }), 'pictures'],
    'the labels of a cache': ['odd/*.logits', () => kd.label({ ...teacher }, data, { cache: 'odd' }), 'named'],
    'a checkpoint of resume': ['odd/*.safetensors', () => kd.resume('odd', { student: null }), 'run'],
    'the events of resume': ['odd/events.jsonl', () => goOn('odd'), 'run'],
    'the weights of loadModel': ['odd/*.bin', () => kd.loadModel('odd'), 'model']
  };
  return Object.entries(places).flatMap(([place, [pattern, read, beside]]) =>
    Object.entries(odd).map(([kind, make]) => [
      `${kind} as ${place}`,
      async () => {
        try {
          if (beside !== undefined) cpSync(beside, 'odd', { recursive: true });
          const path = pattern.replace(/\*(.*)/, (_star, end) =>
            readdirSync('odd')
              .filter((name) => name.endsWith(end))
              .sort()
              .at(-1)
          );
          rmSync(path, { recursive: true, force: true });
          make(path);
          return await read(path);
        } finally {
          rmSync('odd', { recursive: true, force: true });
        }
      }
    ])
  );
}

/** Triples, and three nouns of WordNet. */
function writeGraphs() {
  for (const folder of ['triples', 'wordnet']) mkdirSync(folder);
  writeFileSync('triples/train.txt', 'Ada\tknows\tBob\nBob\tknows\tCleo\r\n\nCleo\tlikes\tAda\n');
  writeFileSync('triples/test.txt', 'Ada\tlikes\tBob\n');
  const synset = (at, word, pointers) =>
    `0000000${at} 03 n 01 ${word} 0 00${pointers.length} ${pointers.map((one) => `${one} n 0000 `).join('')}| a gloss  `;
  const nouns = [
    synset(1, 'entity', ['~ 00000002', '~ 00000003']),
    synset(2, 'thing', ['@ 00000001']),
    synset(3, 'idea', ['@ 00000001'])
  ];
  writeFileSync('wordnet/data.noun', `  1 the licence  \n${nouns.join('\n')}\n`);
}
