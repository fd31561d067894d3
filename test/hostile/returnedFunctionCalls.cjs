const { createHash } = require('node:crypto');
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const sharp = require('sharp');
const { keep } = require('./callChecker.cjs');
const { smallModel } = require('./hostileValues.cjs');
const { writeCaptionSets } = require('./writeCaptionSets.cjs');
const { writePictureSets } = require('./writePictureSets.cjs');
const { writeRatingSets } = require('./writeRatingSets.cjs');

/**
 * What public functions return, as functions of their own with a right call each: [name, function, arguments]; and right calls of functions that read files or what
 * others have returned.
 */
exports.returnedFunctionCalls = async function returnedFunctionCalls(kd, tf, files) {
  const rows = (count = 24, more = {}) => ({
    ...kd.dataset({
      x: Array.from({ length: count }, (_, i) => [i % 5, i % 7]),
      y: Array.from({ length: count }, (_, i) => i % 2),
      classes: ['no', 'yes']
    }),
    ...more
  });
  const logits = () => ({ rows: 24, columns: 2, values: new Float32Array(48).map((_, i) => (i % 5) - 2) });
  const table = () => rows(24, { features: ['a', 'b'].map((name) => ({ name, kind: 'number' })) });
  const labels = () => rows().y;
  const groups = () => Int32Array.from({ length: 24 }, (_, i) => i % 6);
  const record = () => JSON.parse(files.recordText);
  const taskRecord = () => {
    const one = record();
    for (const term of Object.values(one.setup.terms)) term.loss.task = 'a';
    return one;
  };
  const quiet = { show: false };
  const interval = (mean) => ({ mean, low: mean - 0.1, high: mean + 0.1 });

  // One of each; hostile arguments do not change them.
  const forest = await kd.xgboost(table(), { rounds: 2, folds: 2, earlyStopping: 0, threads: 1, ...quiet });
  await forest.save('forest.ubj');
  const images = kd.dataset({
    x: new Float32Array(256).map((_, i) => (i % 7) / 7),
    y: [0, 1, 0, 1],
    classes: 2,
    shape: [8, 8, 1]
  });
  const makesImages = await kd.imageGenerator({ data: images, steps: 1, batchSize: 2, ...quiet });
  const makesRows = await kd.tableGenerator({ data: table(), steps: 1, batchSize: 4, ...quiet });
  const [first, other, waiting] = [smallModel(tf), smallModel(tf), smallModel(tf)];
  const compiled = kd.compile(first);
  const comparison = await kd.compare({
    models: { student: logits(), baseline: logits() },
    labels: labels(),
    metrics: [kd.metrics.accuracy()],
    resamples: 100
  });
  const map = await kd.alignmentMap({ teacher: first, student: other, x: rows(), ...quiet });
  writeRatingSets();
  const ratings = await kd.ratings.read('ratings-latest');
  const parts = kd.ratings.split(ratings, { validation: 0.2, test: 0.2 });
  const ratingRows = kd.ratings.rows(parts, { history: 1 });
  const page = await kd.data.shop({ users: 5, items: 9, visits: 3, candidates: 4, positions: 2 });
  const sweep = await kd.labelSweep({
    student: () => smallModel(tf),
    teacher: first,
    data: { train: rows(), test: rows() },
    labels: [4, 8],
    seeds: 1,
    epochs: 1,
    resamples: 100,
    ...quiet
  });
  const latency = await kd.latency({ models: { a: first, b: first }, rows: rows(), seconds: 0.01, of: 'b' });
  const halves = Array.from(labels(), () => 0.5);
  const policy = kd.offPolicy({ rewards: labels(), propensities: halves, target: halves });
  const reliability = kd.reliability({ models: { a: logits() }, labels: labels() });
  const rocPr = await kd.rocPr({ models: { a: logits() }, labels: labels(), resamples: 100 });
  const synthetic = await kd.synthetic({ candidates: rows(12, { synthetic: true }), real: rows(), teacher: first, ...quiet });
  const recipe = kd.tableRecipe({ folds: 2, repeats: 1, madeRows: 4, network: () => smallModel(tf) });
  const prepared = (inputs) => recipe.prepare(inputs).then((made) => made.dispose());
  const scaler = kd.robustScale(rows());
  const teacher = kd.modelTeacher(first);
  const byFunction = kd.functionTeacher((x) => x, { classes: 2 });
  const pass = kd.withFeatures(other, ['first']);
  const graph = kd.graphFunction((x) => tf.clone(x));
  const optimizer = kd.adam();
  // A run that waits at its first batch for as long as the process lives.
  const control = kd.runControl();
  const waits = (event) => event.type === 'started' && control.pause();
  void kd.distill({
    teacher: first,
    student: waiting,
    data: rows(),
    epochs: 2,
    baseline: false,
    control,
    onEvent: waits,
    ...quiet
  });

  const text = JSON.stringify({ schema: 'stillroom.report/1', title: 't', notebook: 't.ipynb', records: [record()] }).replaceAll(
    '<',
    '\\u003c'
  );
  const sum = createHash('sha256').update(text).digest('hex');
  writeFileSync(
    'report.html',
    `<!DOCTYPE html><html lang="en"><body><script type="application/json" id="stillroom-report" data-sha256="${sum}">${text}</script></body></html>`
  );
  await writePictures();
  writeCaptionSets();
  const card = ['Time', ...Array.from({ length: 28 }, (_, i) => `V${i + 1}`), 'Amount', 'Class'];
  writeFileSync(
    'cards.csv',
    [card, ...Array.from({ length: 9 }, (_, i) => card.map((_name, j) => (j === 30 ? i % 2 : i + j)))]
      .map((line) => line.join(','))
      .join('\n')
  );

  const dense = [
    [1, 2],
    [0, 1],
    [2, 1]
  ];
  const losses = {
    softTargets: kd.softTargets(),
    decoupled: kd.decoupled(),
    crossEntropy: kd.crossEntropy(),
    logitMatching: kd.logitMatching(),
    selfAdversarial: kd.selfAdversarial(),
    squaredError: kd.squaredError(),
    absoluteError: kd.absoluteError({ to: 'teacher' }),
    huber: kd.huber(),
    teacherBounded: kd.teacherBounded(),
    listwise: kd.listwise(),
    rankDistillation: kd.rankDistillation(),
    'of a task': kd.severalTasks({ a: kd.regression(), b: kd.regression() }).lossOf('b', kd.squaredError()),
    correlation: kd.correlation(),
    standardized: kd.standardized(kd.softTargets()),
    curriculumTemperature: kd.curriculumTemperature()
  };
  const embeddingLosses = {
    affinityMimicking: kd.affinityMimicking(),
    crossModalRelations: kd.crossModalRelations(),
    embeddingDistance: kd.embeddingDistance(),
    infoNce: kd.infoNce()
  };
  const featureLosses = {
    hint: kd.hint(),
    attentionTransfer: kd.attentionTransfer(),
    neuronSelectivity: kd.neuronSelectivity(),
    factorTransfer: kd.factorTransfer(),
    paraphrase: kd.paraphrase(),
    overhaul: kd.overhaul({ margins: [-1, -0.5] }),
    relational: kd.relational(),
    similarity: kd.similarity()
  };
  const remembering = kd.contrastiveRepresentation({ width: 2, negatives: 2 });
  const train = () => ({ rows: Int32Array.of(0, 3, 1), labels: Int32Array.of(0, 1, 0, 1) });
  const memory = () => ({ student: tf.ones([4, 2]), teacher: tf.ones([4, 2]), logZ: tf.zeros([2]) });
  const features = () => {
    const places = Array.from({ length: 4 }, (_, i) => Array.from({ length: 3 }, (_row, j) => [i + j, i * j]));
    return { teacher: places, student: places };
  };
  const known = {
    own: Int32Array.from(labels()),
    list: new Int32Array(labels().length),
    begins: Int32Array.of(0, 0),
    labels: new Int32Array(0)
  };
  const metrics = Object.fromEntries(
    Object.entries(kd.metrics)
      .filter(([name]) => !['bank', 'clinic'].includes(name))
      .map(([name, make]) => [
        name,
        make({
          ...(name === 'cost' && { costs: { falsePositive: 1, falseNegative: 2 } }),
          ...(name === 'precisionAtBudget' && { budget: 0.1 }),
          ...(/At$/.test(name) && { k: 2 }),
          ...(name.startsWith('filtered') && { known })
        })
      ])
  );
  const metricsOf = (isWanted) => Object.fromEntries(Object.entries(metrics).filter(([name]) => isWanted(name)));
  const ofEmbeddings = metricsOf((name) => name.startsWith('crossModal'));
  const others = metricsOf((name) => !name.startsWith('crossModal'));
  const items = () => ({ logits: logits(), labels: labels(), targets: labels() });
  const schedules = {
    constant: kd.constant(2),
    cosine: kd.cosine({ from: 1, to: 2 }),
    linear: kd.linear({ from: 1, to: 2 }),
    step: kd.step({ values: [1, 2], at: [1] }),
    adaptiveTemperature: kd.adaptiveTemperature()
  };
  const moment = () => ({ epoch: 0, epochs: 2, step: 0, loss: 1 });
  const each = (kind, list, fn, args) => Object.entries(list).map(([name, value]) => [`${kind} ${name}`, fn(value, name), args]);

  const members = [
    ['forest.predict', (...args) => forest.predict(...args), () => [table(), { outOfFold: true }]],
    ['forest.probabilities', (...args) => forest.probabilities(...args), () => [table(), { outOfFold: false }]],
    ['forest.leaves', (data) => forest.leaves(data), () => [table()]],
    ['forest.logits', (x) => forest.logits(x), () => [tf.zeros([3, 2])]],
    ['forest.save', (path) => forest.save(path), () => ['saved.ubj']],
    ['forest.inplace', (options) => forest.inplace(options), () => [{ threads: 1 }]],
    ['forest.inplace()', forest.inplace({}), () => [new Float32Array(2)]],
    ['recipe.prepare', prepared, () => [{ data: { train: rows(), validation: rows() }, batchSize: 12, show: false, optimizer }]],
    ['makesImages.sample', (options) => makesImages.sample(options), () => [{ rows: 3, seed: 1, name: 'n' }]],
    ['makesImages.sample of labels', (options) => makesImages.sample(options), () => [{ labels: [0, 1], seed: 1 }]],
    ['makesRows.sample', (options) => makesRows.sample(options), () => [{ rows: 3, seed: 1, name: 'n' }]],
    ['compiled', (row) => compiled(row), () => [[1, 2]]],
    ['compiled.batch', (all) => compiled.batch(all), () => [[1, 2, 3, 4]]],
    ['compiled.probabilities', (row) => compiled.probabilities(row), () => [[1, 2]]],
    ['compiled.save', (path) => compiled.save(path), () => ['compiled.mjs']],
    ['compiled.source', (options) => compiled.source(options), () => [{ format: 'esm' }]],
    ['byteNgrams.encode', (texts) => kd.byteNgrams({ columns: 9 }).encode(texts), () => [[Buffer.from('a text')]]],
    ['scaler.transform', (data) => scaler.transform(data), () => [rows()]],
    ['teacher.logits', (x) => teacher.logits(x), () => [tf.zeros([3, 2])]],
    ['teacher.featuresOf', (names) => teacher.featuresOf(names), () => [['first']]],
    ['functionTeacher.logits', (x) => byFunction.logits(x), () => [tf.zeros([3, 2])]],
    ['pass', (inputs, options) => pass(inputs, options), () => [tf.zeros([3, 2]), { training: false }]],
    ['graph', (x) => graph(x), () => [tf.zeros([3, 2])]],
    [
      'privacy.secureSum()',
      (numbers, clients) => kd.privacy.secureSum({ threshold: 2 })(numbers, clients),
      () => [new Map(['a', 'b'].map((name) => [name, Float32Array.of(1, 2)])), ['a', 'b', 'c']]
    ],
    [
      'privacy.learn()',
      (learning) => kd.privacy.learn({ noiseMultiplier: 1, delta: 1e-3, batchSize: 12 })(learning),
      () => [{ model: smallModel(tf), data: rows(), epochs: 1, seed: 1 }]
    ],
    ['control.change', (change) => control.change(change), () => [{ term: 'soft', temperature: 2, weight: 1 }]],
    ['optimizer.learningRate', (at) => optimizer.learningRate(at), () => [moment()]],
    ...each(
      'schedule',
      schedules,
      (schedule) => (at) => schedule(at),
      () => [moment()]
    ),
    ...each(
      'loss',
      losses,
      (loss) => (inputs) => loss(inputs),
      () => [{ student: dense, teacher: dense, targets: dense, labels: [0, 1, 0], moment: moment() }]
    ),
    ...each(
      'loss',
      embeddingLosses,
      (loss) => (inputs) => loss(inputs),
      () => [
        {
          student: dense,
          teacher: dense,
          targets: [
            [0, 1, 2],
            [1, 2, 0],
            [1, 0, 1]
          ]
        }
      ]
    ),
    ...each(
      'loss',
      featureLosses,
      (loss) => (inputs) => loss(inputs),
      () => [{ features: features(), moment: moment() }]
    ),
    ...each(
      'loss',
      { variationalInformation: kd.variationalInformation() },
      (loss) => (inputs) => loss(inputs),
      () => [{ features: { ...features(), variance: [1, 2] }, moment: moment() }]
    ),
    ...each(
      'loss',
      { review: kd.review() },
      (loss) => (inputs) => loss(inputs),
      () => [{ features: { teacher: dense, student: dense }, moment: moment() }]
    ),
    ...each(
      'loss',
      { contrastiveRepresentation: remembering, 'contrastiveRepresentation, after a step': remembering.remembers.after },
      (loss) => (inputs) => loss(inputs),
      () => [{ features: { teacher: dense, student: dense }, train: train(), memory: memory(), seed: 1 }]
    ),
    [
      'contrastiveRepresentation.remembers.begin',
      (given, seed) => remembering.remembers.begin(given, seed),
      () => [{ labels: train().labels }, 1]
    ],
    ['shop.policy', (scores) => page.policy(scores), () => [page.truth.attraction]],
    ...each(
      'loss',
      { coral: kd.coral(), mmd: kd.mmd() },
      (loss) => (source, target) => loss(source, target),
      () => [tf.ones([3, 2]), tf.zeros([4, 2])]
    ),
    ...each(
      'metric',
      others,
      (metric) => (inputs) => metric.prepare(inputs)(),
      () => [
        {
          logits: logits(),
          labels: labels(),
          targets: logits(),
          validation: { logits: logits(), labels: labels() },
          groups: groups()
        }
      ]
    ),
    ...each(
      'metric',
      ofEmbeddings,
      (metric) => (inputs) => metric.prepare(inputs)(),
      () => [items()]
    ),
    ...each(
      'counts of',
      ofEmbeddings,
      (metric) => {
        const measure = metric.prepare(items());
        return (counts) => measure(counts);
      },
      () => [new Int32Array(24).fill(1)]
    ),
    ...each(
      'counts of',
      others,
      (metric) => {
        const measure = metric.prepare({
          logits: logits(),
          labels: labels(),
          targets: logits(),
          validation: { logits: logits(), labels: labels() },
          groups: groups()
        });
        return (counts) => measure(counts);
      },
      () => [new Int32Array(24).fill(1)]
    ),
    ...each(
      'loss',
      { contrastive: kd.contrastive() },
      (loss) => (inputs) => loss(inputs),
      () => [{ features: { teacher: dense, student: dense }, labels: [0, 1, 0], moment: moment() }]
    )
  ];
  const evidence = () => ({
    from: comparison,
    metric: 'accuracy',
    model: 'student',
    against: 'baseline',
    atLeast: 0.1
  });
  const calls = {
    coral: () => [{ means: true }],
    correlation: () => [{}],
    crossEntropy: () => [{}],
    hint: () => [{}],
    logitMatching: () => [{}],
    mmd: () => [{ bandwidths: [1] }],
    relational: () => [{}],
    selfAttention: () => [{}],
    similarity: () => [{}],
    withClasses: () => [rows(), ['yes', 'no'], { rename: { no: 'no' } }],
    'data.cifar': () => ['cifar-100-python', { classes: 20, train: 3, validation: 2, test: 2, seed: 1 }],
    'data.creditCardFraud': () => ['cards.csv', { rows: 'any' }],
    'data.idxFolder': () => [
      'digits',
      {
        prefix: '',
        classes: ['a', 'b', 'c'],
        firstLabel: 0,
        transpose: true,
        maxPixels: 1e4,
        train: 3,
        validation: 2,
        test: 2,
        seed: 1
      }
    ],
    'data.imageFolder': () => [
      'pictures',
      {
        classes: ['a', 'b'],
        size: [4, 4],
        channels: 1,
        fit: 'cover',
        shares: { train: 0.5, validation: 0.25, test: 0.25 },
        seed: 1,
        rows: 100,
        maxPixels: 100_000,
        maxFilePixels: 10_000,
        onProgress: () => {}
      }
    ],
    'data.captionedPictures': () => [
      'captioned',
      { captions: 'captions.json', file: 'file', text: 'text', size: 4, channels: 3, fit: 'cover', shares: { train: 1 }, seed: 1 }
    ],
    'data.clipArt': () => ['clips', { size: 4, shares: { train: 1 }, seed: 1, maxNumbers: 10_000 }],
    'data.emoji': () => [
      {
        folders: { openmoji: 'openmoji', twemoji: 'twemoji' },
        ...{ style: 'twemoji', testStyle: 'openmoji', size: 4, flags: true, variants: true, shares: { train: 1 }, seed: 1 }
      }
    ],
    'data.imageFolder of unlabelled': () => ['pictures', { labelled: false, size: 4 }],
    'data.imageFolder with rows on disk': () => ['pictures', { size: 4, shares: { train: 1 }, onDisk: 'rows' }],
    'data.medMnist': () => [files.npz, { classes: Array.from({ length: 9 }, (_, i) => `c${i}`), maxPixels: 1e6 }],
    'data.mvtecAd': () => ['mvtec', { size: 4, deal: true, together: true }],
    'data.neuDet': () => ['neu', { size: 4, margin: 0.1, smallest: 2 }],
    'data.shop with options': () => [
      {
        users: 5,
        items: 9,
        visits: 3,
        candidates: 4,
        positions: 2,
        exploration: 0.5,
        positionBias: 1,
        seed: 1,
        log: 1,
        onProgress: () => {}
      }
    ],
    'ratings.read': () => ['ratings-latest', { scale: [0.5, 5], maxBytes: 1e6 }],
    'ratings.split': () => [ratings, { by: 'user', validation: 0.2, test: 0.2 }],
    'ratings.rows': () => [
      parts,
      { label: 'interacted', threshold: 3, negatives: 1, sampling: 'popularity', history: 2, online: false, seed: 1 }
    ],
    'ratings.popularity': () => [ratingRows, { of: 'mean' }],
    'ratings.itemNeighbours': () => [ratingRows, { neighbours: 2, shrinkage: 1 }],
    'models.neuralFactorization': () => [
      ratingRows.data.train,
      {
        width: 1,
        hidden: [2],
        user: 'user',
        item: 'item',
        history: ['history 1'],
        ignore: ['item age'],
        bins: 2,
        dropout: 0.1,
        l2: 0.1
      }
    ],
    'data.severstal': () => ['severstal', { size: 4, least: 1, tiles: 1, imageSize: [8, 8] }],
    'data.throughCamera': () => [
      kd.dataset({ x: new Float32Array(2048).fill(0.5), y: [0, 1], classes: 2, shape: [32, 32, 1] }),
      kd.data.steelLines.a,
      { jitter: 0.1, seed: 1 }
    ],
    'data.steelSurfaces with options': () => [
      {
        rows: 2,
        size: 32,
        seed: 1,
        jitter: 0.1,
        classes: { scratches: 1, patches: 1 },
        line: { name: 'l', blur: 1, grain: { strength: 1 }, illumination: { angle: 1 } },
        onProgress: () => {}
      }
    ],
    'data.cardTransactions with options': () => [
      { customers: 3, terminals: 3, days: 9, seed: 1, radius: 50, start: '2020-01-01', onProgress: () => {} }
    ],
    'data.noduleVolumes with options': () => [{ volumes: 2, seed: 1, malignant: 0.5, readerNoise: 0.1, onProgress: () => {} }],
    'dataset with options': () => [
      {
        x: [
          [1, 2],
          [3, 4]
        ],
        y: [0, 1],
        classes: 2,
        name: 'n',
        shape: [2],
        synthetic: true
      }
    ],
    boundarySamples: () => [{ data: rows(), teacher: (x) => x.sub(2), rows: 4 }],
    faithfulness: () => [{ synthetic: rows(12, { synthetic: true }), real: rows(), teacher: smallModel(tf) }],
    readParquet: () => [files.parquet, { columns: ['int64'], name: 'n' }],
    'readCsv with options': () => [
      files.csv,
      {
        columns: ['a', 'b'],
        decimal: '.',
        delimiter: ',',
        encoding: 'utf-8',
        formats: {},
        missing: ['-'],
        notMissing: ['NA'],
        name: 'n',
        types: { a: 'number' },
        maxBytes: 1000,
        defaultMissing: true
      }
    ],
    table: () => [
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' }
      ],
      { name: 't', columns: ['a', 'b'], types: { a: 'number' }, missing: ['-'] }
    ],
    'table of columns': () => [{ a: [1, 2, 3], b: ['x', 'y', null] }],
    'tabular with options': () => [
      kd.table({
        a: [1, 2, 3, 4],
        b: ['u', 'v', 'u', 'v'],
        g: ['p', 'q', 'p', 'q'],
        t: [1, 2, 3, 4],
        w: [1, 1, 2, 2],
        i: [0, 0, 1, 1]
      }),
      {
        label: 'b',
        positive: 'v',
        group: 'g',
        time: 't',
        weight: 'w',
        ignore: ['i'],
        keepTime: false,
        dropUnlabelled: true,
        name: 'n',
        synthetic: true,
        classes: ['u', 'v']
      }
    ],
    'splitByTime with options': () => [
      rows(24, { times: Float64Array.from({ length: 24 }, (_, i) => 1e8 * i) }),
      { train: 0.4, validation: 0.2, test: 0.2, gap: 1 }
    ],
    'split with groups': () => [
      rows(24, { groups: Int32Array.from({ length: 24 }, (_, i) => i % 6) }),
      { test: 0.3, validation: 0.2, seed: 1 }
    ],
    'xgboost.load': () => ['forest.ubj', { name: 'x', rounds: 1, threads: 1 }],
    onnx: () => [
      join(__dirname, '../reference/teachers/onnx/transformer.onnx'),
      { name: 'x', inputs: { mask: (x) => x.greater(0) }, key: 'k', shape: [7], classes: ['a', 'b', 'c', 'd'] }
    ],
    'onnx of images': () => [
      join(__dirname, '../reference/teachers/onnx/convolution.onnx'),
      { layout: 'NCHW', normalize: { scale: 1, mean: [0.4, 0.5, 0.6], std: 2 }, output: 'logits', probabilities: false }
    ],
    graphModel: () => [join(__dirname, '../reference/teachers/graphModel'), { layout: 'NHWC', output: 'logits' }],
    claim: () => [{ claim: 'c', source: 's', holds: evidence(), why: { holds: 'w' } }],
    'claim of values': () => [
      {
        claim: 'c',
        source: 's',
        holds: [{ value: 1, interval: [0, 2], atMost: 3, what: 'w' }],
        shows: [{ value: 1, what: 'w' }],
        why: 'w'
      }
    ],
    'claim of a sweep': () => [{ claim: 'c', source: 's', holds: { from: sweep, labels: 8, reads: 'gap', atLeast: 0 } }],
    'claim of a policy': () => [{ claim: 'c', source: 's', holds: { from: policy, atLeast: 0 } }],
    'claim of speeds': () => [
      { claim: 'c', source: 's', shows: { from: latency, model: 'b', against: 'a', batch: 1 }, why: 'w' }
    ],
    conclusion: () => [{ a: comparison, b: ['t', { says: 's' }] }],
    comparison: () => [comparison, { title: 't' }],
    comparisonFindings: () => [comparison],
    nonInferiority: () => [comparison, { against: 'baseline', margin: 0.1, metric: 'accuracy' }],
    runControl: () => [],
    fromProbabilities: () => [[[0.5, 0.5]]],
    readReport: () => ['report.html'],
    alignmentMaps: () => [{ a: map, b: map }, { title: 't' }],
    labelSweepView: () => [sweep, { title: 't' }],
    latencyView: () => [latency.view, { title: 't' }],
    accuracyMatrixView: () => [
      {
        ...{ title: 't', parts: ['a', 'b'], seeds: 2, confidence: 0.95, control: 'x' },
        strategies: ['x', 'y'].map((name) => ({
          name,
          accuracy: [
            [0, 0.1],
            [1, 0],
            [0.5, 1]
          ],
          ...{ averageAccuracy: interval(0.75), averageAccuracyGivenPart: interval(0.8), gain: interval(0.1) },
          ...{ forgetting: interval(0.5), backwardTransfer: interval(-0.5), forwardTransfer: interval(0) },
          memory: { rows: 3, bytes: 72 }
        }))
      },
      { title: 't' }
    ],
    paretoFrontView: () => [
      {
        ...{ title: 't', rows: 24, split: 'validation', cost: 'parameters', unit: 'count', budget: 100, confidence: 0.95 },
        metric: { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' },
        reference: { cost: 100, value: 0.5 },
        groups: ['x', 'y'].map((name) => ({
          ...{ name, seeds: 1, hypervolume: interval(0.4), behind: interval(0.1) },
          points: [{ name: 'n', seed: 0, cost: 10, value: 0.9, isOnFront: true }]
        }))
      },
      { title: 't' }
    ],
    federationView: () => [
      {
        ...{ title: 't', rounds: 1, seeds: 2, confidence: 0.95, control: 'x' },
        strategies: ['x', 'y'].map((name) => ({
          ...{
            name,
            accuracy: [0.5],
            final: interval(0.5),
            server: interval(0.6),
            gain: interval(0.1),
            up: 4,
            down: 4,
            epsilon: [1]
          },
          models: [{ name: 'a', role: 'client', accuracy: [0.5], up: 4, down: 4, epsilon: 1, delta: 1e-5, accountant: 'rdp' }],
          left: [{ round: 1, client: 'a', why: 'late' }]
        }))
      },
      { title: 't' }
    ],
    'architecture.earlySignals': () => [[[record(), record(), record()]], { epoch: 1, signals: ['accuracy'] }],
    tradeOff: () => [
      comparison,
      {
        costs: Object.fromEntries(comparison.models.map(({ name }, i) => [name, 100 * (i + 1)])),
        cost: 'bytes',
        unit: 'bytes',
        metric: 'accuracy',
        title: 't'
      }
    ],
    taskWeightsView: () => [taskRecord(), { title: 't', of: 'together' }],
    'taskWeightsView of a study': () => [{ comparison, records: { together: [taskRecord()] } }, { title: 't' }],
    reliabilityView: () => [reliability, { title: 't' }],
    'reliability with options': () => [
      {
        models: { a: [logits(), logits()] },
        labels: labels(),
        bins: 4,
        equal: 'width',
        of: 'largest',
        confidence: 0.9,
        classes: ['no', 'yes'],
        split: 'test',
        title: 't'
      }
    ],
    rocPrView: () => [rocPr, { title: 't' }],
    'rocPr with options': () => [
      {
        models: { a: [logits(), logits()] },
        labels: labels(),
        resamples: 100,
        confidence: 0.9,
        seed: 1,
        classes: ['no', 'yes'],
        split: 'test',
        title: 't',
        groups: Array.from({ length: 24 }, (_, i) => i % 6),
        thresholds: { a: 0.5 }
      }
    ],
    'subgroups with options': () => [
      {
        models: { a: logits() },
        labels: labels(),
        of: Array.from(labels(), String),
        by: 'size',
        resamples: 100,
        metrics: [kd.metrics.accuracy()],
        groups: Array.from({ length: 24 }, (_, i) => i % 6),
        confidence: 0.9,
        seed: 1,
        split: 'test',
        validation: { models: { a: logits() }, labels: labels() }
      }
    ],
    'operatingPoints with options': () => [
      {
        logits: logits(),
        labels: labels(),
        cases: Array.from({ length: 24 }, (_, i) => i % 6),
        confidence: 0.9,
        falsePositiveRates: [1, 2]
      }
    ],
    'activationMaps of a pair': () => [
      { teacher: ofPictures(), student: ofPictures() },
      images,
      { real: true, rows: [0, 1], columns: 2, scale: 2, class: 1 }
    ],
    'images with options': () => [images, { columns: 2, real: true, rows: [0, 1], scale: 2 }],
    'tensorImages with options': () => [tf.zeros([2, 4, 4, 1]), { columns: 1, range: [0, 1], scale: 2 }],
    'softLabelsOf with options': () => [
      { teacher: logits(), student: logits(), data: rows(), temperature: 2, split: 'test', title: 't' }
    ],
    'confusion with options': () => [
      {
        models: { a: Array.from(labels()) },
        labels: labels(),
        classes: ['no', 'yes'],
        split: 'test',
        title: 't',
        data: rows(24, { synthetic: true })
      }
    ],
    'select.largestEntropy with a spread': () => [logits(), { rows: 3, spread: { features: logits(), among: 10 } }],
    'select.herding with labels': () => [logits(), { rows: 4, labels: labels(), groups: labels() }],
    'select.kCentre with labels': () => [logits(), { rows: 4, labels: labels(), seed: 1 }],
    softLabels: () => [record(), { real: false }],
    sweep: () => [
      {
        trial: record,
        parameters: { rate: kd.choice([1, 2]), units: kd.integer(1, 2) },
        search: kd.gridSearch(),
        scheduler: kd.asha(),
        on: kd.inProcess(),
        ...{ seed: 1, metric: 'accuracy', retries: 0, failFast: false, title: 't', show: false },
        signal: new AbortController().signal
      }
    ],
    sweepView: () => [
      [record(), { ...record(), setup: { ...record().setup, epochs: 9 } }],
      { over: 'epochs', metric: 'accuracy', split: 'test', title: 't' }
    ],
    syntheticData: () => [synthetic.report, { title: 't' }],
    distillLeaves: () => [
      {
        teacher: forest,
        student: kd.tabularStudent(table(), { hidden: [2] }),
        data: { train: table(), validation: table() },
        epochs: 1,
        batchSize: 12,
        dimension: 2,
        groups: 2,
        seed: 1,
        show: false,
        optimizer: kd.sgd()
      }
    ],
    'distill of a forest': () => [
      {
        teacher: forest,
        student: kd.tabularStudent(table(), { hidden: [2] }),
        data: table(),
        epochs: 1,
        show: false,
        baseline: false
      }
    ],
    ...Object.fromEntries(
      [
        'centralSlices',
        'channelShuffle',
        'classToken',
        'firstToken',
        'paddingMask',
        'positionEmbedding',
        'tokenMean',
        'tokenNormalization'
      ].map((name) => [`layers.${name}`, () => [{ name: 'l' }]])
    ),
    ...Object.fromEntries(
      Object.keys(kd.metrics)
        .filter((name) => !['cost', 'precisionAtBudget', 'filteredHitsAt', 'filteredMeanReciprocalRank'].includes(name))
        .filter((name) => !name.startsWith('crossModal'))
        .map((name) => [`metrics.${name}`, () => [/At$/.test(name) ? { k: 2, groups: groups() } : {}]])
    ),
    device: () => []
  };
  keep(forest, makesImages, makesRows, first, other, waiting, graph);
  return { members, calls };

  async function writePictures() {
    const picture = (grey) =>
      sharp(Buffer.alloc(64, grey), { raw: { width: 8, height: 8, channels: 1 } })
        .png()
        .toBuffer();
    const counts = { 'pictures/a': 6, 'pictures/b': 6, 'mvtec/train/good': 8, 'mvtec/test/good': 2, 'mvtec/test/bad': 4 };
    let grey = 0;
    for (const [place, count] of Object.entries(counts)) {
      mkdirSync(place, { recursive: true });
      for (let i = 0; i < count; i++) writeFileSync(`${place}/${i}.png`, await picture((grey += 5)));
    }
    writePictureSets();
    mkdirSync('severstal/train_images', { recursive: true });
    mkdirSync('neu/IMAGES', { recursive: true });
    mkdirSync('neu/ANNOTATIONS', { recursive: true });
    const lines = ['ImageId,ClassId,EncodedPixels'];
    for (let i = 0; i < 8; i++) {
      writeFileSync(`severstal/train_images/${i}.png`, await picture((grey += 5)));
      if (i % 2 === 0) lines.push(`${i}.png,${1 + (i % 4)},1 20`);
      const kind = ['crazing', 'patches'][i % 2];
      writeFileSync(`neu/IMAGES/${kind}_${i}.png`, await picture((grey += 5)));
      const box = '<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>6</xmax><ymax>6</ymax></bndbox>';
      const size = '<size><width>8</width><height>8</height><depth>1</depth></size>';
      writeFileSync(
        `neu/ANNOTATIONS/${kind}_${i}.xml`,
        `<annotation><filename>${kind}_${i}.png</filename>${size}<object><name>${kind}</name>${box}</object></annotation>`
      );
    }
    writeFileSync('severstal/train.csv', lines.join('\n'));
  }

  function ofPictures() {
    return kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], classes: 2, filters: [2] });
  }
};
