// Made from the types by `node scripts/generateViewFiles.mjs`; do not edit.
import { either, list, map, nullable, object, optional, tuple } from './checkCombinators';
import { between, boolean, count, number, oneOf, positive, text } from './valueChecks';

const againstReal = object({ synthetic: nullable(number), real: nullable(number) });

const alignedLayer = object({ name: text, kind: text, shape: list(nullable(number), 20) });

const alignedPair = object({ teacher: text, student: text, cka: number });

const area = object({ mean: nullable(number), low: nullable(number), high: nullable(number) });

const claim = object({
  claim: text,
  source: text,
  measured: nullable(text),
  interval: nullable(text),
  verdict: oneOf('holds', 'does not hold', 'not separable', 'cannot be tested here'),
  why: text
});

const confusedModel = object({ name: text, errors: count, counts: list(list(count)) });

const confusedPair = object({ label: text, taken: text, of: count, counts: list(count) });

const costUnit = oneOf('bytes', 'milliseconds', 'count');

const curveChange = object({ epoch: number, text: text });

const curveStage = object({ name: text, from: number, to: number });

const difference = object({
  metric: text,
  model: text,
  against: text,
  mean: nullable(number),
  low: nullable(number),
  high: nullable(number),
  p: nullable(number),
  adjusted: optional(nullable(number)),
  verdict: oneOf('better', 'worse', 'not separable')
});

const estimate = object({
  mean: nullable(number),
  low: nullable(number),
  high: nullable(number),
  least: nullable(number),
  most: nullable(number)
});

const federationModel = object({
  name: text,
  role: oneOf('client', 'server'),
  accuracy: list(between(0, 1), 100),
  up: number,
  down: number,
  epsilon: optional(number),
  delta: optional(number),
  accountant: optional(text)
});

const finding = object({
  check: text,
  level: oneOf('info', 'warning', 'problem'),
  value: nullable(number),
  says: text,
  hint: optional(text)
});

const frontPoint = object({ name: text, seed: count, cost: positive, value: number, isOnFront: boolean });

const frontReference = object({ cost: positive, value: number });

const generatorHistory = object({ step: list(number), series: map(list(nullable(number)), 200) });

const labelsSaved = object({
  needed: count,
  share: object({ mean: nullable(number), low: nullable(number), high: nullable(number) }),
  isBound: boolean
});

const latencyRow = object({
  name: text,
  batch: positive,
  calls: number,
  p50: positive,
  p95: positive,
  p99: positive,
  bytesInMemory: nullable(number),
  bytesOnDisk: nullable(number),
  cpuSeconds: optional(count),
  joules: optional(nullable(count))
});

const margins = object({ edges: list(number, 2000), counts: tuple(list(number), list(number)) });

const measuredScores = object({ rows: count, values: map(nullable(number)), teacherDistance: nullable(number) });

const metricFormat = oneOf('share', 'number', 'money');

const rejection = object({ reason: text, rows: count, says: text });

const reliabilityBin = object({
  from: between(0, 1),
  to: between(0, 1),
  count: positive,
  predicted: between(0, 1),
  observed: between(0, 1),
  low: between(0, 1),
  high: between(0, 1)
});

const rocPrCurve = object({ seed: count, threshold: list(nullable(number)), found: list(count), alerted: list(count) });

const rocPrPoint = object({ threshold: nullable(number), found: count, alerted: count });

const role = oneOf('teacher', 'student', 'baseline', 'peer', 'client', 'candidate', 'generation', 'assistant');

const runStatus = oneOf('running', 'done', 'stopped', 'failed');

const scores = object({
  rows: count,
  errors: count,
  accuracy: between(0, 1),
  nll: number,
  ece: number,
  averagePrecision: optional(nullable(number)),
  rocAuc: optional(nullable(number)),
  agreement: nullable(between(0, 1)),
  teacherKl: nullable(number)
});

const seedInterval = object({ mean: number, low: nullable(number), high: nullable(number) });

const softLabelExample = object({ index: number, label: number, teacher: list(number), student: nullable(list(number)) });

const streamMemorySize = object({ rows: count, bytes: count });

const sweepBest = object({ at: nullable(either(number, text)), runs: list(number, 5000) });

const sweptRun = object({ id: text, started: text, title: text, seed: number });

const sweptSetting = object({ name: text, values: list(nullable(either(number, text)), 5000) });

const taskWeights = object({
  task: text,
  epoch: list(number, 200),
  mean: list(nullable(number)),
  least: list(nullable(number)),
  most: list(nullable(number))
});

const tradeOffPoint = object({
  name: text,
  seeds: number,
  cost: positive,
  mean: nullable(number),
  low: nullable(number),
  high: nullable(number),
  unbeaten: boolean
});

const claimsView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('claims'),
  claims: list(claim, 500)
});

const comparedModel = object({ name: text, seeds: number, estimates: list(estimate) });

const confusionView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('confusion'),
  classes: list(text),
  folded: optional(positive),
  split: text,
  rows: count,
  models: list(confusedModel, 100),
  pairs: list(confusedPair, 1000),
  morePairs: count,
  samples: optional(text)
});

const copies = object({
  threshold: number,
  rows: count,
  nearest: list(object({ synthetic: number, real: number, distance: number }), 500),
  median: againstReal
});

const curve = object({
  series: text,
  of: text,
  role: optional(role),
  isLead: optional(boolean),
  axis: oneOf('loss', 'share', 'setting', 'diagnostic'),
  split: oneOf('train', 'validation', null),
  epoch: list(number),
  value: list(nullable(number))
});

const federationCurve = object({
  name: text,
  accuracy: list(between(0, 1), 100),
  models: list(federationModel, 100),
  final: seedInterval,
  server: optional(seedInterval),
  gain: optional(seedInterval),
  up: number,
  down: number,
  epsilon: optional(list(nullable(number), 100)),
  left: list(object({ round: number, client: text, why: text }), 5000)
});

const findingsView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('findings'),
  findings: list(finding, 500)
});

const frontGroup = object({
  name: text,
  seeds: number,
  hypervolume: nullable(seedInterval),
  behind: nullable(seedInterval),
  points: list(frontPoint, 1000)
});

const generatorInfo = object({
  name: text,
  parameters: number,
  rows: number,
  seed: number,
  guide: optional(object({ name: text, fingerprint: nullable(text), weight: number })),
  seconds: number,
  history: generatorHistory
});

const labelSweepPoint = object({
  labels: count,
  alone: nullable(estimate),
  distilled: estimate,
  saved: labelsSaved,
  gap: optional(object({ mean: nullable(number), low: nullable(number), high: nullable(number) }))
});

const latencyView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('latency'),
  machine: text,
  residentBytes: optional(count),
  rows: list(latencyRow, 300)
});

const measuredRow = object({
  model: text,
  split: oneOf('train', 'validation', 'test'),
  parameters: nullable(number),
  scores: measuredScores
});

const metricInfo = object({ name: text, title: text, better: oneOf('higher', 'lower'), format: metricFormat });

const reliableModel = object({ name: text, seeds: number, error: number, bins: list(reliabilityBin, 500) });

const rocPrModel = object({
  name: text,
  seeds: count,
  rocAuc: area,
  averagePrecision: area,
  curve: optional(rocPrCurve),
  chosen: optional(rocPrPoint)
});

const scoresRow = object({
  model: text,
  split: oneOf('train', 'validation', 'test'),
  parameters: nullable(number),
  scores: scores
});

const screening = object({
  candidates: count,
  kept: count,
  rejected: list(rejection, 100),
  byClass: list(object({ candidates: count, kept: count })),
  meanWeight: nullable(number)
});

const softLabelSummary = object({
  rows: number,
  temperatures: list(positive, 100),
  meanEntropy: list(number),
  oneHot: optional(list(number)),
  byRank: list(list(number, 100)),
  classes: list(number, 100),
  byClass: list(list(list(nullable(number)))),
  margins: optional(margins)
});

const strategyAccuracy = object({
  name: text,
  accuracy: list(list(between(0, 1), 64), 65),
  averageAccuracy: seedInterval,
  averageAccuracyGivenPart: optional(seedInterval),
  forgetting: nullable(seedInterval),
  backwardTransfer: nullable(seedInterval),
  forwardTransfer: nullable(seedInterval),
  gain: optional(seedInterval),
  memory: optional(streamMemorySize)
});

const sweptMetric = object({
  name: text,
  title: text,
  better: oneOf('higher', 'lower'),
  format: metricFormat,
  student: list(nullable(number), 5000),
  baseline: list(nullable(number), 5000)
});

const viewedAlignment = object({
  label: text,
  epoch: nullable(number),
  values: list(list(nullable(number))),
  best: list(nullable(number)),
  pairs: list(alignedPair, 1000)
});

const accuracyMatrixView = object({
  title: text,
  parts: list(text, 64),
  seeds: count,
  confidence: number,
  control: nullable(text),
  strategies: list(strategyAccuracy, 50),
  version: optional(oneOf(1)),
  says: text,
  kind: oneOf('accuracyMatrix')
});

const alignmentMapView = object({
  teacher: text,
  student: text,
  rows: number,
  data: text,
  kernel: either(oneOf('linear'), object({ rbf: number })),
  teacherLayers: list(alignedLayer, 1000),
  studentLayers: list(alignedLayer, 1000),
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('alignmentMap'),
  maps: list(viewedAlignment, 300)
});

const comparison = object({
  rows: number,
  split: text,
  resamples: number,
  confidence: number,
  metrics: list(metricInfo, 100),
  models: list(comparedModel, 200),
  differences: list(difference, 5000)
});

const comparisonView = object({
  rows: number,
  split: text,
  resamples: number,
  confidence: number,
  metrics: list(metricInfo, 100),
  models: list(comparedModel, 200),
  differences: list(difference, 5000),
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('comparison')
});

const faithfulness = object({
  rows: object({ synthetic: count, real: count }),
  space: text,
  frechet: againstReal,
  precision: againstReal,
  recall: againstReal,
  coverage: againstReal,
  trainOnSynthetic: nullable(againstReal),
  classBalance: object({ real: list(count), asked: list(count), seen: list(count) }),
  copies: copies
});

const federationView = object({
  title: text,
  rounds: count,
  seeds: count,
  confidence: number,
  control: nullable(text),
  strategies: list(federationCurve, 50),
  version: optional(oneOf(1)),
  says: text,
  kind: oneOf('federation')
});

const labelSweepView = object({
  title: text,
  rows: object({ pool: count, measured: count }),
  split: text,
  seeds: count,
  resamples: count,
  confidence: number,
  metric: metricInfo,
  points: list(labelSweepPoint, 500),
  version: optional(oneOf(1)),
  says: text,
  kind: oneOf('labelSweep')
});

const lossCurvesView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('lossCurves'),
  run: optional(text),
  curves: list(curve, 200),
  best: nullable(object({ epoch: number, series: text, value: number })),
  last: nullable(object({ epoch: number })),
  stages: optional(list(curveStage, 100)),
  changes: optional(list(curveChange, 500)),
  stepsAnEpoch: optional(positive),
  clock: optional(object({ epoch: list(number), seconds: list(number) })),
  unitless: optional(boolean)
});

const measuredModels = object({ metrics: list(metricInfo, 100), rows: list(measuredRow, 400) });

const paretoFrontView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('paretoFront'),
  rows: number,
  split: text,
  metric: metricInfo,
  cost: text,
  unit: costUnit,
  budget: nullable(number),
  confidence: number,
  reference: nullable(frontReference),
  groups: list(frontGroup, 8)
});

const reliabilityView = object({
  rows: number,
  split: text,
  of: oneOf('class 1', 'largest'),
  event: text,
  bins: number,
  equal: oneOf('count', 'width'),
  confidence: between(0, 1),
  models: list(reliableModel, 100),
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('reliability')
});

const rocPrEvent = object({
  name: text,
  of: oneOf('class', 'micro', 'macro'),
  positives: count,
  negatives: count,
  models: list(rocPrModel, 100)
});

const softLabelsView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('softLabels'),
  classes: list(text),
  split: text,
  temperature: positive,
  examples: list(softLabelExample, 500),
  summary: softLabelSummary,
  samples: optional(text)
});

const sweepView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('sweep'),
  split: oneOf('train', 'validation', 'test'),
  rows: number,
  over: text,
  metric: text,
  best: sweepBest,
  settings: list(sweptSetting, 100),
  metrics: list(sweptMetric, 100),
  runs: list(sweptRun, 5000)
});

const tradeOffView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('tradeOff'),
  rows: number,
  split: text,
  confidence: number,
  metric: metricInfo,
  cost: text,
  unit: costUnit,
  points: list(tradeOffPoint, 200)
});

const rocPrView = object({
  rows: count,
  split: text,
  resamples: count,
  confidence: number,
  events: list(rocPrEvent, 1100),
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('rocPr')
});

const scoresView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('scores'),
  rows: list(scoresRow, 400),
  measured: optional(measuredModels)
});

const syntheticDataView = object({
  synthetic: text,
  real: text,
  classes: list(text),
  generator: optional(generatorInfo),
  screening: optional(screening),
  faithfulness: optional(faithfulness),
  trusted: boolean,
  findings: list(finding, 500),
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('syntheticData')
});

const taskWeightsView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('taskWeights'),
  runs: between(1, 1000),
  tasks: list(taskWeights, 100),
  comparison: optional(comparison)
});

const runView = object({
  version: optional(oneOf(1)),
  title: text,
  says: text,
  kind: oneOf('run'),
  lead: optional(text),
  id: text,
  started: optional(text),
  status: runStatus,
  alone: optional(boolean),
  error: optional(text),
  progress: number,
  scores: scoresView,
  lossCurves: lossCurvesView,
  softLabels: optional(softLabelsView),
  comparison: optional(comparisonView),
  alignment: optional(alignmentMapView),
  synthetic: optional(list(syntheticDataView, 50)),
  findings: list(finding, 500),
  setup: list(tuple(text, text), 500)
});

/** Whether all is there that a view of this kind is drawn from, in the type and within the bounds that its type says. */
export const viewChecks = {
  run: runView,
  lossCurves: lossCurvesView,
  softLabels: softLabelsView,
  scores: scoresView,
  comparison: comparisonView,
  claims: claimsView,
  latency: latencyView,
  findings: findingsView,
  alignmentMap: alignmentMapView,
  reliability: reliabilityView,
  rocPr: rocPrView,
  confusion: confusionView,
  syntheticData: syntheticDataView,
  labelSweep: labelSweepView,
  sweep: sweepView,
  taskWeights: taskWeightsView,
  tradeOff: tradeOffView,
  accuracyMatrix: accuracyMatrixView,
  paretoFront: paretoFrontView,
  federation: federationView
};
