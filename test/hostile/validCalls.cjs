const { mkdirSync, writeFileSync } = require('node:fs');
const { smallModel } = require('./hostileValues.cjs');

/**
 * A right call of each public function, [arguments], made anew by each use. A function without one is called with hostile values alone.
 *
 * @param files where a table, a record and a model lie.
 */
exports.validCalls = function rightCalls(kd, tf, files) {
  const rows = 24;
  const data = (more = {}) => ({
    ...kd.dataset({
      x: Array.from({ length: rows }, (_, i) => [i % 5, i % 7]),
      y: Array.from({ length: rows }, (_, i) => i % 2),
      classes: ['no', 'yes']
    }),
    ...more
  });
  const splits = () => ({ train: data(), validation: data(), test: data() });
  const images = () =>
    kd.dataset({
      x: new Float32Array(8 * 16).map((_, i) => (i % 7) / 7),
      y: [0, 1, 0, 1, 0, 1, 0, 1],
      classes: 2,
      shape: [4, 4, 1]
    });
  const pictures = () =>
    kd.dataset({
      x: new Float32Array(8 * 64).map((_, i) => (i % 7) / 7),
      y: [0, 1, 0, 1, 0, 1, 0, 1],
      classes: 2,
      shape: [8, 8, 1]
    });
  const logits = () => ({ rows, columns: 2, values: new Float32Array(2 * rows).map((_, i) => (i % 5) - 2) });
  const one = () => ({ rows, columns: 1, values: new Float32Array(rows).map((_, i) => (i % 5) - 2) });
  const y = () => Int32Array.from({ length: rows }, (_, i) => i % 2);
  const model = () => smallModel(tf);
  /** What is made of a small model, which is thrown away. */
  const madeOfModel = (make) => {
    const own = model();
    const made = make(own);
    own.dispose();
    return made;
  };
  const normalized = () =>
    tf.sequential({ layers: [tf.layers.batchNormalization({ name: 'norm', inputShape: [2] }), tf.layers.dense({ units: 2 })] });
  const table = () => ({
    name: 't',
    rows: 4,
    findings: [],
    columns: [
      { name: 'a', kind: 'number', values: Float64Array.of(1, 2, 3, 4) },
      { name: 'b', kind: 'category', categories: ['u', 'v'], codes: Int32Array.of(0, 1, 0, 1) }
    ]
  });
  const triples = () => [
    ['a', 'r', 'b'],
    ['b', 'r', 'c']
  ];
  const graph = () => ({
    name: 'g',
    entities: ['a', 'b', 'c'],
    relations: ['r'],
    train: Int32Array.of(0, 0, 1, 1, 0, 2),
    test: Int32Array.of(0, 0, 2),
    findings: []
  });
  const tower = (name) =>
    tf.sequential({ name, layers: [tf.layers.dense({ units: 2, inputShape: [3] }), kd.layers.unitLength()] });
  const items = () => ({
    ...kd.dataset({ x: [[1], [2]], targets: [0, 1], targetNames: ['item'] }),
    captions: ['a fox', 'a hen']
  });
  const record = () => JSON.parse(files.recordText);
  const features = () => ({ rows, columns: 2, values: new Float32Array(2 * rows).map((_, i) => i % 11) });
  const labelled = () => [{ logits: logits(), labels: y() }];
  const ranked = () => [{ logits: one(), labels: y() }];
  const wavFile = () => {
    const bytes = Buffer.from('UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQgAAAAAAABAAMAAIA==', 'base64');
    return Buffer.concat([bytes.subarray(0, 40), Buffer.of(80, 0, 0, 0), ...new Array(10).fill(bytes.subarray(44))]);
  };
  const recordings = () => {
    mkdirSync('Actor_01', { recursive: true });
    for (const emotion of [1, 2]) {
      const wav = wavFile();
      wav.writeInt16LE(1000 * emotion, 44);
      writeFileSync(`Actor_01/03-01-0${emotion}-01-01-01-01.wav`, wav);
    }
    return 'Actor_01';
  };
  const textFolder = () => {
    mkdirSync('texts/a', { recursive: true });
    writeFileSync('texts/a/one.py', 'x = 1');
    writeFileSync('texts/a/two.css', 'a { top: 0 }');
    return 'texts';
  };
  const training = (more) => [{ data: splits(), epochs: 1, batchSize: 8, show: false, ...more }];
  return {
    tensorImages: () => [tf.tensor(new Float32Array(16), [1, 4, 4, 1])],
    live: () => [[1, 2], (x) => x],
    progress: () => [[1, 2, 3], { title: 'x' }],
    help: () => ['distill'],
    graphFunction: () => [(x) => tf.relu(x)],
    layersOf: () => [model()],
    withFeatures: () => [model(), ['first']],
    alignLayers: () => [model(), model(), { pairs: [{ teacher: 'first', student: 'first' }], loss: kd.hint() }],
    alignmentMap: () => [{ teacher: model(), student: model(), x: data(), show: false }],
    cka: () => [{ x: features(), y: features() }],
    attentionTransfer: () => [{}],
    contrastive: () => [{ temperature: 1 }],
    contrastiveRepresentation: () => [{ temperature: 1, negatives: 4, momentum: 0.5, width: 2 }],
    neuronSelectivity: () => [{}],
    factorTransfer: () => [{ share: 0.5, paraphraser: true }],
    paraphrase: () => [{ share: 0.5 }],
    overhaul: () => [{ margins: [-1, -0.5] }],
    review: () => [{ channels: 8 }],
    variationalInformation: () => [{ variance: 2 }],
    batchNormMargins: () => [normalized(), 'norm'],
    standardized: () => [kd.softTargets({ temperature: 2 })],
    selfAdversarial: () => [{ margin: 2, alpha: 0.5 }],
    affinityMimicking: () => [{ temperature: 2 }],
    crossModalRelations: () => [{ distance: 2, angle: 1 }],
    embeddingDistance: () => [{}],
    infoNce: () => [{}],
    crossModalRetrieval: () => [{ loss: kd.infoNce(), metrics: [kd.metrics.crossModalMedianRank()] }],
    'metrics.crossModalRecallAt': () => [{ k: 2, queries: 'texts' }],
    'metrics.crossModalMedianRank': () => [{ queries: 'pictures' }],
    'metrics.crossModalReciprocalRank': () => [{ queries: 'texts' }],
    'layers.unitLength': () => [{ scale: 10 }],
    'models.twoTowers': () => [{ picture: tower('picture'), text: tower('text') }],
    'models.zeroShotClassifier': () => [
      { picture: tower('picture'), classes: { rows: 2, columns: 2, values: Float32Array.of(1, 0, 0, 1) } }
    ],
    'data.pictureTextRows': () => [items(), items().captions, kd.tokenizer(items().captions)],
    'data.withTextEmbeddings': () => [items(), { rows: 2, columns: 2, values: Float32Array.of(1, 0, 0, 1) }],
    'augment.columns': () => [kd.augment.flip(), { from: 1, picture: [4, 4, 1] }],
    softTargets: () => [{ temperature: 2 }],
    curriculumTemperature: () => [{ lowest: 1, range: 4, begin: 0, strength: 1 }],
    decoupled: () => [{ temperature: 2, alpha: 1, beta: 2 }],
    adaptiveTemperature: () => [{ upper: 3, lower: 2 }],
    constant: () => [2],
    cosine: () => [{ from: 1, to: 2 }],
    linear: () => [{ from: 1, to: 2 }],
    step: () => [{ values: [1, 2], at: [1] }],
    batches: () => [10, { batchSize: 4, seed: 1 }],
    dataset: () => [
      {
        x: [
          [1, 2],
          [3, 4]
        ],
        y: [0, 1],
        classes: 2
      }
    ],
    mnist: () => [{ train: 100, test: 20 }],
    seeded: () => [1, () => 1],
    split: () => [data(), { test: 0.3, validation: 0.2, seed: 1 }],
    takeRows: () => [data(), [0, 1, 2]],
    unlabelled: () => [data()],
    'data.cardTransactions': () => [{ customers: 5, terminals: 5, days: 9, seed: 1 }],
    'audio.fixedLength': () => [Float32Array.of(1, 2, 3), 5, { keep: 'centre' }],
    'audio.logMel': () => [new Float32Array(700).map((_, i) => Math.sin(i)), { bands: 4, fftSize: 512, padding: 'reflect' }],
    'audio.readWav': () => [wavFile(), { mostSamples: 100 }],
    'audio.resample': () => [Float32Array.of(1, 2, 3), { from: 8000, to: 4000 }],
    'audio.trimSilence': () => [Float32Array.of(0, 2, 3, 0), { below: 20, window: 2, hop: 1 }],
    'data.emotionalSpeech': () => [
      { rows: 5, speakers: 1, rate: 4000, seconds: 0.1, shares: { train: 1 }, command: 'espeak-ng' }
    ],
    'data.ravdess': () => [recordings(), { rate: 4000, seconds: 0.1, trim: 30, channel: 'speech', shares: { train: 1 } }],
    'layers.logMel': () => [{ rate: 8000, bands: 4, hop: 80 }],
    remote: () => {
      const seen = data();
      const options = {
        model: 'm',
        classes: seen.classes,
        texts: [[seen, Array.from(seen.y, String)]],
        prompt: ({ text }) => text
      };
      const money = { prices: { input: 1, output: 2 }, budget: { calls: 9, money: 3 } };
      const pace = { concurrency: 2, perMinute: 60, timeout: 1, attempts: 2, wait: { first: 0, most: 1 }, reask: 1, seed: 1 };
      const asked = { answers: ['a', ['b', 'c']], confidence: 0.9, topLogprobs: 3, maxTokens: 2, request: { seed: 7 } };
      return [
        'http://127.0.0.1:9/v1',
        { ...options, ...money, ...pace, ...asked, name: 'n', keyVariable: null, cache: 'answers' }
      ];
    },
    tensorBoard: () => [{ folder: 'logs', histograms: true, wait: 1 }],
    mlflow: () => [{ url: 'http://127.0.0.1:9', experiment: 'e', record: true, html: true, wait: 0 }],
    fusedTeacher: () => [{ a: model(), b: model() }, { by: kd.fusion.meanProbability() }],
    crossFittedTeacher: () => [data(), () => (x) => x, { folds: 2, repeats: 1, seed: 1, name: 'n' }],
    tableRecipe: () => [{ unlabelled: data(), madeRows: 5, network: () => model(), folds: 2, repeats: 1, seed: 1 }],
    'architecture.parameters': () => [{ atMost: 100 }],
    'architecture.macs': () => [{ atMost: 100 }],
    'architecture.bytesOnDisk': () => [{ atMost: 100 }],
    'architecture.latency': () => [{ rows: data(), of: (student) => student, seconds: 0.01, atMost: 1 }],
    'architecture.pictureSpace': () => [
      { inputShape: [8, 8, 1], classes: 2, widths: [2], depths: [1], stages: [1], blocks: ['plain'], pooling: 'mean' }
    ],
    'architecture.tableSpace': () => [data(), { widths: [2], depths: [1], embeddings: ['linear'] }],
    'architecture.rankingCorrelation': () => {
      const candidates = [1, 2, 3].map((width) => ({ parameters: { width }, accuracy: width / 4, status: 'done' }));
      return [[{ shared: { candidates }, found: { candidates } }]];
    },
    'architecture.paretoAsha': () => [{ minResource: 1, reductionFactor: 2 }],
    'architecture.hypervolume': () => [[{ cost: 10, value: 0.9 }], { cost: 100, value: 0.5 }],
    'architecture.fronts': () => [
      {
        groups: { a: [[{ name: 'n', cost: 10, value: 0.9 }]], b: [[{ cost: 20, value: 0.8 }]] },
        ...{ cost: kd.architecture.parameters(), reference: { cost: 100, value: 0.5 }, rows: 24, title: 't' }
      }
    ],
    'continual.splitByClass': () => [{ train: data(), validation: data(), test: data() }, { parts: [['no'], [1]] }],
    'continual.permuted': () => [
      { train: data(), validation: data(), test: data() },
      { parts: 2, seed: 1 }
    ],
    dirichletSplit: () => [data(), { clients: 3, alpha: 0.5, rows: 4, seed: 1 }],
    'federated.alone': () => [],
    'federated.pooled': () => [],
    'federated.fedAvg': () => [],
    'federated.fedMd': () => [{ firstEpochs: 2, digestEpochs: 1, revisitEpochs: 1, temperature: 2 }],
    'federated.fedDf': () => [{ epochs: 2, temperature: 2, trusted: false }],
    'continual.reservoir': () => [{ rows: 3 }],
    'continual.classBalanced': () => [{ bytes: 300 }],
    'continual.fineTuning': () => [],
    'continual.joint': () => [],
    'continual.replay': () => [{ memory: kd.continual.reservoir({ rows: 3 }), weight: 1 }],
    'continual.darkExperience': () => [{ memory: kd.continual.reservoir({ rows: 3 }), alpha: 1, beta: 1 }],
    'continual.distilledReplay': () => [{ memory: kd.continual.reservoir({ rows: 3 }), weight: 1, temperature: 2 }],
    'continual.learningWithoutForgetting': () => [{ weight: 1, temperature: 2 }],
    'continual.summarizeAccuracies': () => [
      {
        accuracy: [
          [1, 0],
          [0, 1]
        ],
        initial: [0, 0.5]
      }
    ],
    'teaching.atRandom': () => [],
    'teaching.byGain': () => [],
    'teaching.fixed': () => ['deepest'],
    'teaching.nobody': () => [],
    'privacy.epsilon': () => [{ noiseMultiplier: 1, samplingRate: 0.1, steps: 10, delta: 1e-5 }],
    'privacy.noiseFor': () => [{ epsilon: 2, samplingRate: 0.1, steps: 10, delta: 1e-5 }],
    'privacy.secureSum': () => [{ threshold: 2, lost: ['a'], onMessage: () => {} }],
    'privacy.learn': () => [
      { clip: 1, noiseMultiplier: 1, delta: 1e-5, batchSize: 12, optimizer: kd.adam({ learningRate: 0.01 }), seed: 1 }
    ],
    'fusion.learntGate': () => [{ a: model(), b: model() }, data(), { l2: 0.1 }],
    'fusion.onePerRow': () => [() => 'a', { key: 'a' }],
    'fusion.weighted': () => [{ a: 1, b: 2 }],
    pairedTeacher: () => [model(), [[data(), data()]], { name: 'heard' }],
    byteNgrams: () => [{ columns: 9, lengths: [1, 2] }],
    'data.snippets': () => [
      [{ bytes: Buffer.from('some text\nand more of it\n'), label: 0, group: 0 }],
      { bytes: 9, each: 2, from: 'line', seed: 1 }
    ],
    'data.textFiles': () => [
      [textFolder()],
      {
        classes: { css: ['css'], python: ['py', 'pyi'] },
        shares: { train: 1 },
        mostOfClass: 9,
        mostOfPackage: 3,
        leastOfClass: 1,
        leastBytes: 1,
        mostBytes: 99,
        seed: 1
      }
    ],
    tokenizer: () => [['a word', 'one more'], { vocabulary: 9, length: 3 }],
    'data.drivingScenes': () => [{ scenes: 2, seed: 1 }],
    'data.steelSurfaces': () => [{ rows: 4, size: 32 }],
    'data.noduleVolumes': () => [{ volumes: 4, seed: 1 }],
    'select.herding': () => [features(), { rows: 3 }],
    'select.kCentre': () => [features(), { rows: 3 }],
    'select.largestEntropy': () => [logits(), { rows: 3 }],
    'select.smallestMargin': () => [logits(), { rows: 3 }],
    mixup: () => [data(), { rows: 5, seed: 1 }],
    munge: () => [data(), { rows: 5, change: 0.5, nearness: 2, seed: 1 }],
    imageGenerator: () => [{ data: pictures(), steps: 1, batchSize: 4, show: false }],
    tableGenerator: () => [{ data: data(), steps: 1, batchSize: 4, show: false }],
    copiedRows: () => [data({ synthetic: true }), data()],
    embeddings: () => [model(), data()],
    screen: () => [{ candidates: data({ synthetic: true }), real: data(), teacher: model() }],
    synthetic: () => [{ candidates: data({ synthetic: true }), real: data(), teacher: model(), show: false }],
    classWeights: () => [data()],
    leakCheck: () => [splits()],
    readCsv: () => [files.csv, {}],
    robustScale: () => [data()],
    splitByTime: () => [data({ times: Float64Array.from({ length: rows }, (_, i) => i) }), { test: 0.3 }],
    tabular: () => [table(), { label: 'b' }],
    tabularOnDisk: () => [
      files.csv,
      { label: 'b', positive: 'y', ignore: [], name: 'n', keepTime: true, read: { types: { a: 'number' } }, folder: 'rows' }
    ],
    datasetOnDisk: () => [
      [
        { x: [1, 2], y: 0, weight: 1, group: 3, time: 1.5 },
        { x: [3, 4], y: 'yes', weight: 2, group: 3, time: 2 }
      ],
      { classes: ['no', 'yes'], shape: [2], folder: 'rows', name: 'n', synthetic: true }
    ],
    softDecisionTree: () => [data(), { depth: 2 }],
    tabularStudent: () => [
      data({
        features: [
          { name: 'a', kind: 'number' },
          { name: 'b', kind: 'number' }
        ]
      }),
      { hidden: [3] }
    ],
    'layers.columns': () => [{ from: 0, to: 1 }],
    'layers.multiHeadAttention': () => [{ heads: 2, keyDimension: 2 }],
    'layers.embeddingBag': () => [{ categories: 5, width: 2, bags: [1, 2], spread: 0.1, l2: 0.1 }],
    'layers.tokenEmbedding': () => [{ vocabulary: 5, width: 2 }],
    'layers.channels': () => [{ from: 0, to: 1 }],
    'graph.triples': () => [{ train: triples(), test: [['a', 'r', 'c']] }, { name: 'g' }],
    'graph.links': () => [graph(), { inverses: true }],
    'graph.filteredRanks': () => [{ logits: logits(), labels: y() }],
    'graph.rankLinks': () => [model(), data(), { batchSize: 8 }],
    'graph.summarizeRanks': () => [[1, 2, 4], { groups: [0, 0, 1], hits: [1], resamples: 100 }],
    'models.complEx': () => [{ entities: 4, relations: 2, dimensions: 2, n3: 0.1, stddev: 0.1, seed: 1 }],
    'models.distMult': () => [{ entities: 4, relations: 2, dimensions: 2, n3: 0.1, stddev: 0.1, seed: 1 }],
    'models.rotatE': () => [{ entities: 4, relations: 2, dimensions: 2, norm: 1, margin: 3, seed: 1 }],
    'models.transE': () => [{ entities: 4, relations: 2, dimensions: 2, norm: 1, seed: 1 }],
    'models.blockNetwork': () => [
      { inputShape: [8, 8, 1], classes: 2, width: 2, depth: 1, stages: 1, block: 'separable', pooling: 'mean' }
    ],
    'models.convolutionalNetwork': () => [{ inputShape: [8, 8, 1], classes: 2, filters: [2] }],
    'models.mobileNet': () => [{ inputShape: [32, 32, 1], classes: 2, width: 4 }],
    'models.resNet': () => [{ depth: 8, width: 0.25, inputShape: [8, 8, 1], classes: 2 }],
    'models.shuffleNetV2': () => [{ width: 0.5, blocks: [1, 1, 1], inputShape: [8, 8, 1], classes: 2 }],
    'models.textEncoder': () => [{ vocabulary: 10, length: 4, classes: 2, width: 4, heads: 1, depth: 1 }],
    'models.vgg': () => [{ depth: 8, width: 0.0625, inputShape: [8, 8, 1], classes: 2 }],
    'models.visionTransformer': () => [{ image: [8, 8, 1], classes: 2, patch: 4, width: 4, heads: 1, depth: 1 }],
    'models.wideResNet': () => [{ depth: 10, width: 0.25, inputShape: [8, 8, 1], classes: 2 }],
    functionTeacher: () => [(x) => x, { classes: 2, name: 'f' }],
    label: () => [model(), data()],
    modelTeacher: () => [model(), { name: 'm' }],
    crossEntropy: () => [{ labelSmoothing: 0.1 }],
    warmUp: () => [{ epochs: 2, from: 0.1 }, 1],
    joined: () => [[{ epochs: 2, schedule: 0.1 }, { schedule: kd.linear({ from: 1, to: 0 }) }]],
    adam: () => [{ learningRate: 0.1 }],
    adamW: () => [{ learningRate: 0.1, weightDecay: 0.1, decayed: 'all' }],
    sgd: () => [{ learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.1, decayed: 'kernels' }],
    clipped: () => [kd.sgd(), { norm: 1 }],
    choice: () => [[1, 'two', true]],
    uniform: () => [0, 1],
    logUniform: () => [1, 10],
    integer: () => [1, 3],
    gridSearch: () => [{}],
    randomSearch: () => [{ trials: 3 }],
    asha: () => [{ minResource: 1, reductionFactor: 2 }],
    inProcess: () => [{}],
    workerProcesses: () => [{ count: 2, threads: 1 }],
    ray: () => [{ address: 'http://127.0.0.1:1', count: 2, processors: 1, threads: 1, node: 'node', toolkit: '/t' }],
    tfOptimizer: () => [() => tf.train.rmsprop(0.1), { learningRate: 0.1 }],
    compare: () => [{ models: { student: logits(), baseline: features() }, labels: y(), resamples: 100 }],
    confusion: () => [{ models: { a: logits() }, labels: y(), classes: ['no', 'yes'] }],
    delong: () => [{ first: one(), second: one(), labels: y() }],
    activationMaps: () => [
      kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], classes: 2, filters: [2] }),
      pictures(),
      { real: true }
    ],
    distill: () =>
      training({ student: model(), teacher: model(), terms: { soft: { loss: kd.softTargets({ temperature: 2 }), weight: 1 } } }),
    distillDataFree: () => [{ teacher: model(), student: model(), steps: 1, studentSteps: 1, batchSize: 4, show: false }],
    train: () => training({ student: model(), labelSmoothing: 0.1 }),
    study: () => training({ student: () => model(), teacher: model(), seeds: [1] }),
    labelSweep: () =>
      training({
        student: () => model(),
        teacher: model(),
        terms: { soft: { loss: kd.softTargets({ temperature: 2 }), weight: 1 } },
        labels: [8],
        seeds: [1],
        resamples: 100
      }),
    images: () => [images(), { columns: 2, real: true }],
    operatingPoints: () => [{ logits: one(), labels: y() }],
    reliability: () => [{ models: { a: logits() }, labels: y() }],
    rocPr: () => [{ models: { a: one() }, labels: y(), resamples: 100 }],
    softLabelsOf: () => [{ teacher: logits(), data: data() }],
    stages: () => [[{ name: 'a', epochs: 1, terms: { soft: { loss: kd.softTargets({ temperature: 2 }), weight: 1 } } }]],
    offPolicy: () => [
      {
        rewards: y(),
        propensities: new Float64Array(rows).fill(0.5),
        target: new Float64Array(rows).fill(0.4),
        predicted: { logged: new Float64Array(rows), target: new Float64Array(rows) },
        clusters: y(),
        against: { target: new Float64Array(rows).fill(0.5) },
        confidence: 0.9
      }
    ],
    subgroups: () => [{ logits: logits(), labels: y(), of: Array.from(y(), String), by: 'size', resamples: 100 }],
    accuracy: labelled,
    agreement: () => [{ student: logits(), teacher: logits() }],
    averagePrecision: ranked,
    bestThreshold: ranked,
    brier: labelled,
    confusionAt: () => [{ logits: one(), labels: y(), threshold: 0.5 }],
    disagreements: () => [{ student: logits(), teacher: features(), labels: y() }],
    expectedCalibrationError: labelled,
    expectedCost: () => [{ logits: one(), labels: y(), threshold: 0.5, costs: { falsePositive: 1, falseNegative: 2 } }],
    f1At: () => [{ logits: one(), labels: y(), threshold: 0.5 }],
    leastCostThreshold: () => [{ logits: one(), labels: y(), costs: { falsePositive: 1, falseNegative: 2 } }],
    'metrics.cost': () => [{ costs: { falsePositive: 1, falseNegative: 2 }, threshold: 0.5 }],
    'metrics.filteredHitsAt': () => [{ k: 3, known: kd.graph.links(graph()).data.test.known }],
    'metrics.filteredMeanReciprocalRank': () => [{ known: kd.graph.links(graph()).data.test.known }],
    'metrics.precisionAtBudget': () => [{ budget: 0.1 }],
    negativeLogLikelihood: labelled,
    precisionAtBudget: () => [{ logits: one(), labels: y(), budget: 0.1 }],
    precisionRecallCurve: ranked,
    precisionRecallF1: () => [{ logits: one(), labels: y(), threshold: 0.5 }],
    predict: () => [model(), data(), 8],
    recallAtFalsePositives: () => [{ logits: one(), labels: y(), rate: 0.1 }],
    rocAuc: ranked,
    rocCurve: ranked,
    scoreLogits: () => [{ student: logits(), labels: y() }],
    sensitivityAtSpecificity: () => [{ logits: one(), labels: y(), specificity: 0.9 }],
    specificityAtSensitivity: () => [{ logits: one(), labels: y(), sensitivity: 0.9 }],
    thresholdAtSensitivity: () => [{ logits: one(), labels: y(), sensitivity: 0.9 }],
    thresholdAtSpecificity: () => [{ logits: one(), labels: y(), specificity: 0.9 }],
    compile: () => [model()],
    exportOnnx: () => [model(), files.onnx],
    gradualSparsity: () => [{ to: 0.8, times: 3 }],
    int8Layers: () => [madeOfModel((own) => kd.quantized(own, { calibration: data() }))],
    lowRank: () => [model(), { rank: 1 }],
    pruned: () => [model(), { sparsity: 0.5 }],
    prunedUnits: () => [model(), { share: 0.5 }],
    quantized: () => [model(), { calibration: data(), percentile: 99, float: [] }],
    saveInt8: () => [madeOfModel((own) => kd.quantized(own, { calibration: data() })), files.saved],
    withoutMasks: () => [madeOfModel((own) => kd.pruned(own, { sparsity: 0.5 }))],
    latency: () => [{ models: { a: model() }, rows: data(), batches: [1], seconds: 0.01 }],
    loadModel: () => [files.model],
    loadRecord: () => [files.record],
    readTree: () => [kd.softDecisionTree(data(), { depth: 2 }), data()],
    saveModel: () => [model(), files.saved],
    saveRecord: () => [record(), files.savedRecord],
    fold: () => [record(), { type: 'point', of: 'student', step: 1, epoch: 1, values: { loss: 1 } }],
    claims: () => [[{ claim: 'a', source: 'b', measured: 'c', interval: null, verdict: 'holds', why: 'd' }], { title: 't' }],
    findingsView: () => [[{ level: 'warning', title: 'a', says: 'b' }]],
    lossCurves: () => [record()],
    runView: () => [record()],
    scores: () => [record()],
    xgboost: () => [data(), { rounds: 1, folds: 2, earlyStopping: 0, threads: 1 }]
  };
};
