const { cpSync } = require('node:fs');
const { smallModel } = require('./hostileValues.cjs');

/** Right calls that train something, with as many options as one call can have: [arguments], made anew by each use. What stands after " with " is a variant. */
exports.trainingCalls = async function trainingCalls(kd, tf) {
  const rows = (count, more = {}) => ({
    ...kd.dataset({
      x: Array.from({ length: count }, (_, i) => [i % 5, i % 7]),
      y: Array.from({ length: count }, (_, i) => i % 2),
      classes: ['no', 'yes']
    }),
    ...more
  });
  const table = () => rows(24, { features: ['a', 'b'].map((name) => ({ name, kind: 'number' })) });
  const pictures = () =>
    kd.dataset({
      x: new Float32Array(8 * 64).map((_, i) => (i % 7) / 7),
      y: [0, 1, 0, 1, 0, 1, 0, 1],
      classes: 3,
      shape: [8, 8, 1]
    });
  const splits = () => ({ train: rows(24), validation: rows(12), test: rows(12) });
  const model = () => smallModel(tf);
  const clients = () => ['a', 'b'].map((name) => ({ name, model: () => smallModel(tf), data: rows(12), seconds: 1 }));
  const stream = () => kd.continual.splitByClass(splits(), { parts: 2 }).map((part, i) => ({ ...part, name: `part ${i}` }));
  const ofExits = () => ({
    exits: ['first'],
    data: splits(),
    epochs: 1,
    batchSize: 12,
    optimizer: kd.adam(),
    title: 't',
    show: false
  });
  const normalized = () =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units: 3, inputShape: [2], name: 'first' }),
        tf.layers.batchNormalization({}),
        tf.layers.dense({ units: 2 })
      ]
    });
  const ofPictures = () => kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], classes: 3, filters: [2] });
  const soft = (weight = 1) => ({ weight, loss: kd.softTargets({ temperature: 2 }) });
  const hard = () => ({ weight: 1, loss: kd.crossEntropy() });
  const hint = () => ({ weight: 1, loss: kd.hint(), layers: { teacher: 'first', student: 'first' } });
  const events = () => {};
  const common = () => ({
    batchSize: 12,
    show: false,
    title: 't',
    best: 'accuracy',
    optimizer: kd.adam({ learningRate: 0.01 })
  });
  const run = (student = model()) => ({
    ...common(),
    seed: 1,
    data: splits(),
    student,
    onEvent: events,
    control: kd.runControl(),
    signal: new AbortController().signal
  });
  const distil = ({ teacher = model(), student = model(), ...more }) => [{ ...run(student), teacher, baseline: false, ...more }];
  const candidates = () => rows(12, { synthetic: true });
  const judged = (teacher = model()) => ({
    candidates: candidates(),
    real: rows(24),
    teacher,
    quantile: 0.9,
    neighbours: 3,
    minConfidence: 0.1,
    seed: 1,
    dropCopies: true
  });
  const generator = () => ({
    steps: 1,
    batchSize: 4,
    latent: 2,
    seed: 1,
    show: false,
    onProgress: events,
    signal: new AbortController().signal
  });
  const dataFree = () => ({
    steps: 1,
    studentSteps: 1,
    batchSize: 4,
    memory: 2,
    latent: 3,
    seed: 1,
    show: false,
    learningRate: 0.01,
    onEvent: events
  });
  let folders = 0;
  const newFolder = () => `run-${folders++}`;
  // A run and a study that were stopped, to be gone on with.
  const stop = new AbortController();
  const stopAtBest = (event) => event.type === 'best' && stop.abort();
  const begun = { data: splits(), batchSize: 12, epochs: 2, show: false };
  const sameStudent = () => kd.seeded(1, model);
  const lent = await kd.distill({ ...begun, teacher: model(), student: sameStudent(), epochs: 1 });
  const distilled = { ...begun, folder: 'distilled', signal: stop.signal, onEvent: stopAtBest };
  await kd.distill({ ...distilled, teacher: own().teacher, student: model(), baseline: false });
  await kd.train({ ...begun, student: model(), epochs: 1, folder: 'trained' });
  const copyOf = (folder) => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    return copy;
  };
  const again = () => ({ data: splits(), student: model(), show: false, onEvent: events, control: kd.runControl() });
  return {
    resume: () => [copyOf('distilled'), { ...again(), teacher: own().teacher }],
    'resume of a run without a teacher': () => [copyOf('trained'), again()],
    'resume with numbers': () => [
      copyOf('distilled'),
      {
        ...again(),
        teacher: own().teacher,
        seed: 0,
        epochs: 2,
        batchSize: 12,
        baseline: false,
        optimizer: kd.adam(),
        best: 'averagePrecision'
      }
    ],
    'distill with a folder': () =>
      distil({ epochs: 1, folder: newFolder(), rollback: { factor: 0.5, above: 5 }, diagnostics: true, title: 't' }),
    'distill with averages, patience and a smoothed baseline': () =>
      distil({ epochs: 2, averageWeights: { decay: 0.5 }, patience: 1, baseline: { labelSmoothing: 0.1 } }),
    'distill with trackers': () =>
      distil({
        epochs: 1,
        trackers: [
          kd.tensorBoard({ folder: 'logs', wait: 0 }),
          { description: { name: 'own' }, wait: 0, followRun: () => ({ tell() {}, tellWeights() {}, end: () => [] }) }
        ]
      }),
    'distill with a lent baseline': () =>
      distil({ student: sameStudent(), epochs: 1, seed: 0, best: 'averagePrecision', optimizer: kd.adam(), baseline: lent }),
    "distill with one's own": () =>
      distil({ epochs: 1, best: 'nll', teacher: own().teacher, optimizer: own().optimizer, terms: own().terms }),
    "distill with a domain of one's own": () =>
      distil({
        epochs: 1,
        transfer: { more: { data: rows(12), domain: { layer: 'first', loss: own().domain, weight: own().schedule } } }
      }),
    'study with a folder': () => [
      {
        ...common(),
        data: splits(),
        teacher: own().teacher,
        student: () => model(),
        seeds: 2,
        epochs: 1,
        folder: newFolder(),
        metrics: [own().metric]
      }
    ],
    'architecture.search': () => [
      {
        space: { parameters: { width: kd.choice([1, 2]) }, build: () => model() },
        ...{ teacher: own().teacher, data: splits(), costs: [kd.architecture.parameters({ atMost: 1000 })], candidates: 2 },
        ...{ epochs: 1, batchSize: 12, optimizer: kd.adam(), terms: { soft: soft() }, search: kd.gridSearch() },
        ...{ scheduler: kd.asha(), earlySignal: 'teacherKl', seed: 1, folder: newFolder(), title: 't', show: false },
        signal: new AbortController().signal
      }
    ],
    'architecture.oneShot': () => [
      {
        space: { parameters: { width: kd.choice([1, 2]) }, build: () => model() },
        ...{
          largest: { width: 2 },
          teacher: own().teacher,
          data: splits(),
          costs: [kd.architecture.parameters()],
          candidates: 2
        },
        ...{ epochs: 1, batchSize: 12, randomCandidates: 1, optimizer: kd.adam(), search: kd.gridSearch(), seed: 1 },
        ...{ title: 't', show: false, signal: new AbortController().signal }
      }
    ],
    'continual.learn': () => [
      {
        ...{
          student: model(),
          parts: stream(),
          epochs: 1,
          batchSize: 12,
          optimizer: kd.adam(),
          seed: 1,
          title: 't',
          show: false
        },
        strategy: kd.continual.darkExperience({ memory: kd.continual.reservoir({ rows: 3 }) }),
        ...{ control: kd.runControl(), signal: new AbortController().signal, onEvent: events }
      }
    ],
    'continual.learn with a strategy of its own': () => [
      {
        ...{ student: model(), parts: stream(), epochs: 1, show: false },
        strategy: {
          description: { name: 'own' },
          keepsLogits: true,
          memory: { description: { name: 'first' }, budget: { rows: 2 }, choose: () => Int32Array.of(0, 1) },
          plan: ({ train, memory }) => ({
            ...{ rows: train, terms: { hard: hard() } },
            ...(memory && { replay: { kept: { rows: memory.rows, logits: memory.logits, terms: { soft: soft() } } } })
          })
        }
      }
    ],
    'continual.study': () => [
      {
        ...{ student: () => model(), parts: stream(), epochs: 1, batchSize: 12, optimizer: kd.adam(), title: 't', show: false },
        strategies: { a: kd.continual.fineTuning(), b: kd.continual.joint() },
        ...{ seeds: [1, 2], signal: new AbortController().signal }
      }
    ],
    selfDistill: () => [
      {
        ...{ ...ofExits(), student: model(), seed: 1, alpha: 0.5, temperature: 2, hint: 0.1, probeEpochs: 1, patience: 1 },
        ...{ teaching: kd.teaching.byGain(), augment: [kd.augment.columnNoise()], averageWeights: { decay: 0.5 } },
        ...{ control: kd.runControl(), signal: new AbortController().signal, onEvent: events }
      }
    ],
    'selfDistill with a rule of its own': () => [
      {
        ...{ ...ofExits(), student: model(), bottleneck: 2 },
        teaching: { description: { name: 'own' }, measures: false, choose: ({ modules }) => modules[0] }
      }
    ],
    selfDistillStudy: () => [{ ...ofExits(), student: () => model(), seeds: [1], teaching: kd.teaching.nobody() }],
    mutualLearning: () => [
      {
        ...{
          peers: { a: model(), b: model() },
          data: splits(),
          epochs: 1,
          batchSize: 12,
          optimizer: kd.adam(),
          seed: 1,
          title: 't'
        },
        ...{ weight: 0.5, temperature: 2, baseline: true, patience: 1, show: false },
        ...{ control: kd.runControl(), signal: new AbortController().signal, onEvent: events }
      }
    ],
    bornAgain: () => [
      {
        ...{ student: () => model(), data: splits(), generations: 2, epochs: 1, batchSize: 12, optimizer: kd.adam(), seed: 1 },
        ...{ terms: { hard: hard(), soft: soft() }, best: 'accuracy', patience: 1, title: 't', show: false },
        ...{ control: kd.runControl(), signal: new AbortController().signal, onEvent: events }
      }
    ],
    'privacy.train': () => [
      {
        ...{ student: model(), data: rows(24), epochs: 1, batchSize: 12, clip: 1, noiseMultiplier: 1, delta: 1e-3, seed: 1 },
        ...{ optimizer: kd.adam({ learningRate: 0.01 }), signal: new AbortController().signal, show: false }
      }
    ],
    'privacy.membershipAttack': () => [
      {
        ...{ train: () => model(), data: rows(24), shadows: 4, seed: 1, resamples: 100, confidence: 0.9 },
        ...{ signal: new AbortController().signal, show: false }
      }
    ],
    'federated.learn': () => [
      {
        ...{ clients: clients(), publicRows: rows(8), test: rows(12), validation: rows(12), rounds: 1, epochs: 1, batchSize: 12 },
        strategy: kd.federated.fedDf({ epochs: 1 }),
        ...{ optimizer: kd.adam(), seed: 1, title: 't', show: false, absent: 0, deadline: 60 },
        ...{ control: kd.runControl(), signal: new AbortController().signal, onEvent: events }
      }
    ],
    'federated.learn with a strategy of its own': () => [
      {
        ...{ clients: clients(), publicRows: rows(8), test: rows(12), rounds: 1, epochs: 1, show: false, absent: () => false },
        strategy: {
          description: { name: 'own' },
          hasServer: true,
          begin: ({ kinds }) => kinds.map((kind) => kind.weights()),
          work: (client) => client.learn(),
          contribute: (client) => client.weights(),
          serve: async ({ kinds, average }) => [await average(kinds[0].clients)],
          receive: (client, update) => client.take(update)
        },
        aggregate: (sent) => ({ sum: [...sent.values()][0], counted: [[...sent.keys()][0]] })
      }
    ],
    'federated.study': () => [
      {
        ...{
          clients: () => clients(),
          publicRows: rows(8),
          test: rows(12),
          rounds: 1,
          epochs: 1,
          batchSize: 12,
          title: 't',
          show: false
        },
        strategies: { a: kd.federated.alone(), b: kd.federated.fedMd({ firstEpochs: 1 }) },
        ...{ seeds: [1], optimizer: kd.adam(), signal: new AbortController().signal }
      }
    ],
    'labelSweep with a folder': () => [
      {
        data: splits(),
        teacher: own().teacher,
        student: () => model(),
        labels: [8],
        seeds: 1,
        epochs: 1,
        resamples: 100,
        show: false,
        folder: newFolder()
      }
    ],
    "label with a teacher of one's own": () => [own().teacher, rows(24), { batchSize: 8, onProgress: events }],
    "compare with a metric of one's own": () => [
      { models: { student: logits(24), b: logits(24) }, labels: rows(24).y, metrics: [own().metric], resamples: 100 }
    ],
    "screen with a teacher of one's own": () => [judged(own().teacher)],
    'train with options': () => [{ ...run(), epochs: 1, diagnostics: { every: 1 } }],
    'distill with terms': () =>
      distil({
        epochs: 1,
        terms: { hard: hard(), soft: soft(kd.linear({ from: 0, to: 1 })), hint: hint() },
        alignment: { every: 1, examples: 8, layers: { teacher: ['first'], student: ['first'] }, kernel: { rbf: 1 } }
      }),
    'distill with stages': () =>
      distil({
        stages: [
          { name: 'a', epochs: 1, terms: { hint: hint() }, trainable: ['first'], optimizer: kd.sgd() },
          { name: 'b', epochs: 1, terms: { soft: soft() } }
        ]
      }),
    'distill with transfer': () =>
      distil({
        epochs: 1,
        terms: { soft: soft() },
        transfer: {
          more: {
            data: rows(12),
            weight: 0.5,
            labels: true,
            teacher: model(),
            trusted: true,
            domain: { layer: 'first', loss: kd.mmd({ bandwidths: [1] }), weight: 0.1 }
          }
        }
      }),
    'distill with a baseline': () => [{ ...run(), teacher: (x) => x, epochs: 1, cache: 'cache', baseline: true }],
    'distill of a table': () => [
      {
        teacher: (x) => x,
        student: kd.tabularStudent(table(), { hidden: [2] }),
        data: table(),
        epochs: 1,
        show: false,
        baseline: false
      }
    ],
    'distillDataFree with options': () => [
      {
        ...dataFree(),
        teacher: normalized(),
        student: model(),
        temperature: 2,
        range: [-1, 1],
        generator: { oneHot: 1, batchNorm: 1 },
        optimizer: kd.sgd(),
        validation: rows(8),
        test: rows(8)
      }
    ],
    'distillDataFree with pictures': () => [
      { ...dataFree(), teacher: ofPictures(), student: ofPictures(), filters: 2, image: [8, 8, 1], terms: { soft: soft() } }
    ],
    'study with options': () => [
      {
        ...common(),
        data: splits(),
        teacher: model(),
        student: () => model(),
        seeds: [1, 2],
        epochs: 1,
        terms: { soft: soft() },
        metrics: [kd.metrics.accuracy()],
        baseline: false
      }
    ],
    'study with a recipe': () => [
      {
        ...common(),
        data: splits(),
        recipe: {
          prepare: async () => ({ teacher: (x) => x, terms: { soft: soft() }, findings: [], dispose() {} })
        },
        student: () => model(),
        seeds: [1],
        epochs: 1,
        baseline: false
      }
    ],
    'labelSweep with options': () => [
      {
        data: splits(),
        teacher: model(),
        student: () => model(),
        terms: { soft: soft() },
        labels: [0, 8],
        seeds: 1,
        epochs: 1,
        batchSize: 12,
        metric: kd.metrics.rocAuc(),
        resamples: 100,
        confidence: 0.9,
        best: 'accuracy',
        title: 't',
        show: false,
        optimizer: kd.sgd()
      }
    ],
    stages: () => [[{ name: 'a', epochs: 1, terms: { soft: soft() }, trainable: ['first'], optimizer: kd.adam() }]],
    adaptBatchNorm: () => [normalized(), rows(24), { batchSize: 12, momentum: 0.5 }],
    'alignLayers with pairs': () => [
      model(),
      model(),
      {
        pairs: [
          { teacher: 'first', student: 'first' },
          { teacher: 'last', student: 'last' }
        ],
        loss: kd.relational()
      }
    ],
    'alignmentMap with options': () => [
      {
        teacher: model(),
        student: model(),
        x: rows(24),
        examples: 12,
        layers: { teacher: ['first'] },
        kernel: 'linear',
        epoch: 1,
        label: 'l',
        title: 't',
        show: false
      }
    ],
    'label with options': () => [model(), rows(24), { batchSize: 8, cache: 'labels' }],
    'imageGenerator with options': () => [
      { ...generator(), data: pictures(), filters: 2, teacher: ofPictures(), teacherWeight: 0.5 }
    ],
    'tableGenerator with options': () => [{ ...generator(), data: table(), units: 4 }],
    'boundarySamples with options': () => [{ data: rows(24), teacher: (x) => x.sub(2), rows: 4, seed: 1 }],
    'faithfulness with options': () => [
      { synthetic: candidates(), real: rows(24), heldOut: rows(12), teacher: model(), layer: 'first', neighbours: 3, seed: 1 }
    ],
    'screen with options': () => [{ ...judged(), layer: 'first' }],
    'synthetic with candidates': () => [{ ...judged(), heldOut: rows(12), weight: 0.5, show: false }],
    'synthetic with a generator': () => [
      {
        generator: { sample: async ({ rows: count }) => rows(count, { synthetic: true }) },
        rows: 12,
        real: rows(24),
        teacher: model(),
        show: false,
        seed: 1
      }
    ],
    'copiedRows with options': () => [candidates(), rows(24), { atMost: 5, seed: 1, threshold: 0.5 }],
    'embeddings with options': () => [model(), rows(24), { batchSize: 8, layer: 'first', scaledBy: rows(24) }],
    'compare with options': () => [
      {
        models: { student: [logits(24), logits(24)], baseline: logits(24) },
        labels: rows(24).y,
        of: 'student',
        metrics: [kd.metrics.f1()],
        groups: Int32Array.from({ length: 24 }, (_, i) => i % 6),
        resamples: 100,
        confidence: 0.9,
        seed: 1,
        split: 'test',
        validation: { labels: rows(12).y, models: { student: [logits(12), logits(12)], baseline: logits(12) } }
      }
    ],
    'xgboost with options': () => [
      table(),
      {
        rounds: 2,
        folds: 2,
        earlyStopping: 1,
        threads: 1,
        maxDepth: 2,
        learningRate: 0.5,
        subsample: 0.9,
        columnSample: 0.9,
        minChildWeight: 1,
        gamma: 0,
        l1: 0,
        l2: 1,
        maxBins: 8,
        metric: 'logloss',
        name: 'x',
        objective: 'binary',
        outOfFold: true,
        parameters: { max_leaves: 3 },
        positiveWeight: 1,
        seed: 1,
        show: false,
        validation: table(),
        onProgress: events,
        signal: new AbortController().signal
      }
    ],
    'xgboost of targets': () => [
      kd.dataset({
        x: Array.from({ length: 24 }, (_, i) => [i % 5, i % 7]),
        targets: Array.from({ length: 24 }, (_, i) => i / 24)
      }),
      {
        rounds: 1,
        folds: 2,
        outOfFold: false,
        threads: 1,
        objective: 'regression'
      }
    ],
    'latency with options': () => [
      {
        models: { a: model(), b: { predict: (row) => row, batch: (all) => all, bytesInMemory: 1, bytesOnDisk: 1 } },
        of: 'a',
        rows: rows(24),
        batches: [1, 2],
        seconds: 0.01,
        seed: 1
      }
    ],
    'softDecisionTree with options': () => [table(), { depth: 2, bins: 3, name: 't', seed: 1 }],
    'tabularStudent with options': () => [table(), { hidden: [3], dropout: 0.1, seed: 1, name: 't' }]
  };

  /** What a user may write where the toolkit has values of its own. */
  function own() {
    const description = { name: 'own', size: 1 };
    return {
      teacher: {
        info: { name: 'own', kind: 'own', parameters: 1, bytes: 4, macs: null },
        classes: 2,
        classNames: ['no', 'yes'],
        inputShape: [2],
        logits: (x) => tf.tidy(() => x.mul(2)),
        fingerprint: () => 'own',
        checkColumns: () => {},
        variables: () => []
      },
      optimizer: {
        description,
        learningRate: Object.assign(() => 0.1, { description }),
        create: (variables) => ({
          update: (gradients, rate) =>
            tf.tidy(() => variables.forEach((one, i) => gradients[i] && one.assign(one.sub(gradients[i].mul(rate))))),
          variables: [],
          dispose: () => {}
        })
      },
      terms: {
        soft: {
          weight: Object.assign(({ epoch }) => 1 - epoch / 2, { description }),
          loss: Object.assign(({ student, teacher }) => tf.tidy(() => tf.mean(tf.squaredDifference(student, teacher), -1)), {
            description,
            needs: ['teacher'],
            temperature: Object.assign(() => 2, { description }),
            atTemperature: () => kd.softTargets()
          })
        }
      },
      domain: Object.assign((source, target) => tf.tidy(() => tf.mean(tf.squaredDifference(source.mean(0), target.mean(0)))), {
        description
      }),
      schedule: Object.assign(() => 0.5, { description }),
      metric: {
        description,
        title: 'own',
        better: 'higher',
        format: 'number',
        range: [0, 1],
        beside: () => 'b',
        prepare:
          ({ labels }) =>
          (counts) =>
            (counts?.[0] ?? 1) / (labels.length + 1)
      }
    };
  }

  function logits(count) {
    return { rows: count, columns: 2, values: new Float32Array(2 * count).map((_, i) => (i % 5) - 2) };
  }
};
