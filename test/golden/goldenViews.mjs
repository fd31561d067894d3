/** Of these runs each part is kept as a view of its own too; of the others the view of the whole has them. */
export const hasParts = (name) => ['distill', 'transfer'].includes(name);

/** The views of a kept run: a list of names and views, made by public functions of the toolkit alone. */
export function viewsOfRun(kd, record, withParts) {
  const { comparison, findings, transfer = {} } = record;
  const run = ['run', kd.runView(record)];
  if (!withParts) return [run];
  const reports = Object.entries(transfer).filter(([, { report }]) => report);
  return [
    run,
    ['lossCurves', kd.lossCurves(record)],
    ['scores', kd.scores(record)],
    ['softLabels', kd.softLabels(record)],
    ['findings', kd.findingsView(findings)],
    ['comparison', kd.comparison(comparison)],
    ...(record.alignment ? [['alignmentMap', kd.alignmentMaps(record)]] : []),
    ...reports.map(([name, { report }]) => [`syntheticData ${name}`, kd.syntheticData(report)])
  ];
}

/** The views of what was measured, and of what is only told. */
export function viewsOfMeasures(kd, { twoClasses, sweep }) {
  return [
    ['comparison', kd.comparison(twoClasses.comparison)],
    ['reliability', kd.reliabilityView(plain(twoClasses.reliability))],
    ['rocPr', kd.rocPrView(plain(twoClasses.rocPr))],
    ['labelSweep', kd.labelSweepView(sweep)],
    ['claims', kd.claims(claims)],
    ['latency', kd.latencyView(latency)]
  ];
}

/** A view without what makes it one. */
function plain({ kind: _, title: __, says: ___, ...measured }) {
  return measured;
}

const claims = [
  {
    claim: 'The student keeps the accuracy of its teacher',
    source: 'a paper',
    measured: 'accuracy 0.912 against 0.931',
    interval: '−0.041 to 0.003 (95 %)',
    verdict: 'holds',
    why: 'The interval of the difference contains zero.'
  },
  {
    claim: 'F1 rises from 0.82 to 0.91',
    source: 'a talk',
    measured: 'F1 0.66 against 0.67',
    interval: null,
    verdict: 'does not hold',
    why: 'A student that imitates its teacher does not pass it by 9 points.'
  },
  {
    claim: 'Hardware costs 67 % less',
    source: 'an advertisement',
    measured: null,
    interval: null,
    verdict: 'cannot be tested here',
    why: 'Nobody says what hardware was paid for.'
  }
];

const timed = (name, batch, p50, bytesInMemory, bytesOnDisk) => ({
  ...{ name, batch, calls: batch === 1 ? 2000 : 200, p50 },
  ...{ p95: p50 * 1.3, p99: p50 * 2.1, bytesInMemory, bytesOnDisk }
});

const latency = {
  machine: 'tensorflow 2.21.0, CPU; 2 cores',
  rows: [
    timed('xgboost, one thread', 1, 0.31, 4_120_000, 2_310_000),
    timed('student on tensorflow', 1, 0.88, 99_160, 101_300),
    timed('compiled student', 1, 0.0121, 99_160, null),
    timed('compiled student', 1000, 9.2, 99_160, null)
  ]
};
