// Made from the types by `node scripts/generateViewFiles.mjs`; do not edit.
import { either, list, map, nullable, object, optional, tuple } from './checkCombinators';
import { boolean, described, finite, oneOf, text } from './valueChecks';

const againstReal = object({ synthetic: nullable(finite), real: nullable(finite) });

const alignedLayer = object({ name: text, kind: text, shape: list(nullable(finite)) });

const alignmentAt = object({ label: text, epoch: nullable(finite), values: list(list(nullable(finite))) });

const clientOfFederation = object({ name: text, rows: finite, classes: optional(list(finite)), fingerprint: text });

const description = described;

const difference = object({
  metric: text,
  model: text,
  against: text,
  mean: nullable(finite),
  low: nullable(finite),
  high: nullable(finite),
  p: nullable(finite),
  adjusted: optional(nullable(finite)),
  verdict: oneOf('better', 'worse', 'not separable')
});

const estimate = object({
  mean: nullable(finite),
  low: nullable(finite),
  high: nullable(finite),
  least: nullable(finite),
  most: nullable(finite)
});

const finding = object({
  check: text,
  level: oneOf('info', 'warning', 'problem'),
  value: nullable(finite),
  says: text,
  hint: optional(text)
});

const generatorHistory = object({ step: list(finite), series: map(list(nullable(finite))) });

const history = object({
  step: list(finite),
  epoch: list(finite),
  series: map(list(nullable(finite))),
  best: nullable(object({ epoch: finite, series: text, value: finite }))
});

const leftOut = object({ client: text, why: oneOf('absent', 'late', 'failed', 'poisoned'), says: optional(text) });

const margins = object({ edges: list(finite), counts: tuple(list(finite), list(finite)) });

const measuredModule = object({
  name: text,
  accuracy: finite,
  agreement: finite,
  calibrationError: finite,
  gain: finite,
  nllGain: finite,
  gains: map(finite)
});

const measuredScores = object({ rows: finite, values: map(nullable(finite)), teacherDistance: nullable(finite) });

const metricFormat = oneOf('share', 'number', 'money');

const modelInfo = object({
  name: text,
  kind: text,
  parameters: nullable(finite),
  bytes: nullable(finite),
  macs: nullable(finite),
  fingerprint: optional(text)
});

const partOfStream = object({
  name: text,
  rows: object({ train: finite, validation: finite, test: finite }),
  classes: optional(list(finite)),
  fingerprint: text
});

const privacySpent = object({ client: text, epsilon: optional(finite), delta: optional(finite), accountant: optional(text) });

const rejection = object({ reason: text, rows: finite, says: text });

const role = oneOf('teacher', 'student', 'baseline', 'peer', 'client', 'candidate', 'generation', 'assistant');

const runStatus = oneOf('running', 'done', 'stopped', 'failed');

const scores = object({
  rows: finite,
  errors: finite,
  accuracy: finite,
  nll: finite,
  ece: finite,
  averagePrecision: optional(nullable(finite)),
  rocAuc: optional(nullable(finite)),
  agreement: nullable(finite),
  teacherKl: nullable(finite)
});

const serverJudged = object({ server: text, before: finite, after: finite, kept: boolean });

const settingChange = object({ epoch: finite, term: text, setting: oneOf('temperature', 'weight'), from: finite, to: finite });

const softLabelExample = object({ index: finite, label: finite, teacher: list(finite), student: nullable(list(finite)) });

const stepsRun = object({ graphs: finite, operations: finite, eager: optional(text) });

const streamScores = object({
  learnt: finite,
  accuracy: list(finite),
  accuracyGivenPart: optional(list(finite)),
  memory: optional(object({ rows: finite, bytes: finite }))
});

const augmentSetup = object({ augmentations: list(description), teaching: optional(text), views: optional(finite) });

const comparedModel = object({ name: text, seeds: finite, estimates: list(estimate) });

const copies = object({
  threshold: finite,
  rows: finite,
  nearest: list(object({ synthetic: finite, real: finite, distance: finite })),
  median: againstReal
});

const federationRound = object({
  accuracy: list(finite),
  servers: optional(list(finite)),
  up: list(finite),
  down: list(finite),
  left: list(leftOut),
  privacy: optional(list(privacySpent)),
  judged: optional(list(serverJudged))
});

const generatorInfo = object({
  name: text,
  parameters: finite,
  rows: finite,
  seed: finite,
  guide: optional(object({ name: text, fingerprint: nullable(text), weight: finite })),
  seconds: finite,
  history: generatorHistory
});

const layerAlignment = object({
  teacher: text,
  student: text,
  rows: finite,
  data: text,
  kernel: either(oneOf('linear'), object({ rbf: finite })),
  teacherLayers: list(alignedLayer),
  studentLayers: list(alignedLayer),
  maps: list(alignmentAt)
});

const measuredOfSplits = object({
  train: optional(measuredScores),
  validation: optional(measuredScores),
  test: optional(measuredScores)
});

const metricInfo = object({ name: text, title: text, better: oneOf('higher', 'lower'), format: metricFormat });

const namedModel = object({ name: text, role: role, field: oneOf('teacher', 'student', 'baseline') });

const scoresOfSplits = object({ train: optional(scores), validation: optional(scores), test: optional(scores) });

const screening = object({
  candidates: finite,
  kept: finite,
  rejected: list(rejection),
  byClass: list(object({ candidates: finite, kept: finite })),
  meanWeight: nullable(finite)
});

const softLabelSummary = object({
  rows: finite,
  temperatures: list(finite),
  meanEntropy: list(finite),
  oneHot: optional(list(finite)),
  byRank: list(list(finite)),
  classes: list(finite),
  byClass: list(list(list(nullable(finite)))),
  margins: optional(margins)
});

const stamp = object({
  started: text,
  seconds: finite,
  versions: map(text),
  device: text,
  paused: optional(finite),
  resumed: optional(list(object({ epoch: finite, at: text }))),
  clock: optional(
    object({ epoch: list(finite), seconds: list(finite), memory: optional(list(finite)), processors: optional(list(finite)) })
  ),
  steps: optional(map(stepsRun))
});

const streamOfParts = object({ strategy: description, parts: list(partOfStream), scores: list(streamScores) });

const teachingChoice = object({ rule: description, chosen: nullable(text), probeEpochs: finite, modules: list(measuredModule) });

const termSetup = object({
  weight: either(finite, description),
  loss: description,
  layers: optional(object({ teacher: text, student: text })),
  adapter: optional(object({ does: text, parameters: finite }))
});

const comparison = object({
  rows: finite,
  split: text,
  resamples: finite,
  confidence: finite,
  metrics: list(metricInfo),
  models: list(comparedModel),
  differences: list(difference)
});

const dataInfo = object({
  name: text,
  task: text,
  classes: list(text),
  targets: optional(list(object({ name: text, mean: finite, deviation: finite }))),
  metrics: optional(list(metricInfo)),
  rows: object({ train: finite, validation: finite, test: finite }),
  majority: nullable(finite),
  synthetic: optional(boolean),
  features: optional(finite),
  weighted: optional(boolean),
  source: optional(object({ file: text, sha256: text }))
});

const faithfulness = object({
  rows: object({ synthetic: finite, real: finite }),
  space: text,
  frechet: againstReal,
  precision: againstReal,
  recall: againstReal,
  coverage: againstReal,
  trainOnSynthetic: nullable(againstReal),
  classBalance: object({ real: list(finite), asked: list(finite), seen: list(finite) }),
  copies: copies
});

const federation = object({
  strategy: description,
  clients: list(clientOfFederation),
  servers: list(text),
  publicRows: finite,
  rounds: list(federationRound)
});

const measuredOfModels = object({
  teacher: optional(measuredOfSplits),
  student: optional(measuredOfSplits),
  baseline: optional(measuredOfSplits),
  lastStudent: optional(measuredOfSplits),
  lastBaseline: optional(measuredOfSplits)
});

const ownModel = object({
  name: text,
  role: role,
  info: modelInfo,
  history: optional(history),
  scores: optional(scoresOfSplits),
  lastScores: optional(scoresOfSplits),
  measured: optional(measuredOfSplits),
  lastMeasured: optional(measuredOfSplits)
});

const scoresOfModels = object({
  teacher: optional(scoresOfSplits),
  student: optional(scoresOfSplits),
  baseline: optional(scoresOfSplits),
  lastStudent: optional(scoresOfSplits),
  lastBaseline: optional(scoresOfSplits)
});

const softLabels = object({
  split: oneOf('train', 'validation', 'test'),
  temperature: nullable(finite),
  examples: list(softLabelExample),
  summary: softLabelSummary
});

const stageSetup = object({
  name: text,
  firstEpoch: finite,
  lastEpoch: finite,
  terms: map(termSetup),
  trainable: optional(list(text)),
  optimizer: optional(description)
});

const participant = either(namedModel, ownModel);

const setup = object({
  seed: finite,
  epochs: finite,
  batchSize: finite,
  optimizer: description,
  augment: optional(augmentSetup),
  best: optional(text),
  terms: map(termSetup),
  stages: optional(list(stageSetup)),
  averageWeights: optional(object({ decay: finite })),
  patience: optional(finite),
  balance: optional(description),
  teaching: optional(description),
  baseline: optional(object({ labelSmoothing: finite }))
});

const syntheticReport = object({
  synthetic: text,
  real: text,
  classes: list(text),
  generator: optional(generatorInfo),
  screening: optional(screening),
  faithfulness: optional(faithfulness),
  trusted: boolean,
  findings: list(finding)
});

const transferInfo = object({
  data: text,
  rows: finite,
  counted: finite,
  synthetic: boolean,
  weight: either(finite, description),
  terms: list(text),
  teacher: optional(modelInfo),
  domain: optional(object({ layer: text, loss: description, weight: either(finite, description) })),
  report: optional(syntheticReport)
});

export const runRecordCheck = object({
  schema: oneOf('stillroom.run/1'),
  id: text,
  title: text,
  status: runStatus,
  error: optional(text),
  stamp: stamp,
  setup: setup,
  data: dataInfo,
  models: object({ teacher: optional(modelInfo), student: modelInfo, baseline: optional(modelInfo) }),
  participants: optional(list(participant, 64)),
  history: history,
  baselineHistory: optional(history),
  scores: scoresOfModels,
  measured: optional(measuredOfModels),
  softLabels: optional(softLabels),
  comparison: optional(comparison),
  alignment: optional(layerAlignment),
  transfer: optional(map(transferInfo)),
  stream: optional(streamOfParts),
  teaching: optional(teachingChoice),
  federation: optional(federation),
  changes: optional(list(settingChange)),
  findings: list(finding)
});
