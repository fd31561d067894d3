/** The cells of the kept notebook: figures of several kinds, a table, text, and a tensor, as a reader would have run them. */
const cells = [
  [
    'markdown',
    '# A kept notebook\n\nIt was run before the layout of the code changed. It must open and draw as it did: $KL(p \\| q)$.'
  ],
  [
    'code',
    `const uniform = (i: number, j: number) => Math.abs(Math.sin(12.9898 * (i + 1) + 78.233 * (j + 1)) * 43758.5453) % 1;
const rows = (count: number, from: number) => ({
  name: 'triangles',
  x: Float32Array.from({ length: 2 * count }, (_, k) => 3 * uniform(from + (k >> 1), k % 2) + ((from + (k >> 1)) % 3) * (k % 2 ? 1 : -1)),
  y: Int32Array.from({ length: count }, (_, k) => (from + k) % 3),
  shape: [2],
  classes: ['x', 'y', 'z']
});
const data = { train: rows(90, 0), validation: rows(45, 90), test: rows(60, 135) };
console.log(data.train.y.length, 'rows');`
  ],
  [
    'code',
    `const network = (name: string, units: number) =>
  kd.seeded(units, () =>
    tf.sequential({
      name,
      layers: [
        tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [2] }),
        tf.layers.dense({ name: 'head', units: 3 })
      ]
    })
  );
const [teacher, student] = [network('teacher', 12), network('student', 3)];
await kd.train({ student: teacher, data, epochs: 3, batchSize: 15, show: false });
const run = await kd.distill({ teacher, student, data, epochs: 2, batchSize: 15, show: false });
run`
  ],
  ['markdown', '## What it confuses'],
  [
    'code',
    `const logits = { teacher: await kd.predict(teacher, data.test), student: await kd.predict(student, data.test) };
kd.confusion({ labels: data.test.y, classes: data.test.classes, models: logits, split: 'test' })`
  ],
  ['code', `kd.reliability({ labels: data.test.y, models: logits, bins: 5, split: 'test' })`],
  ['code', `kd.findingsView([{ check: 'fewRows', level: 'info', value: 60, says: 'There are 60 test rows.' }])`],
  [
    'code',
    `kd.claims([
  { claim: 'It works', source: 'this notebook', measured: 'yes', interval: null, verdict: 'holds', why: 'It was run.' }
])`
  ],
  ['code', 'tf.tensor2d([1, 2, 3, 4], [2, 2])']
];

export const goldenNotebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    kernelspec: { display_name: 'TypeScript (Stillroom)', language: 'typescript', name: 'stillroom' },
    language_info: { name: 'typescript' }
  },
  cells: cells.map(([cell_type, source], i) => ({
    ...{ cell_type, id: `kept-${i}`, metadata: {}, source },
    ...(cell_type === 'code' && { execution_count: null, outputs: [] })
  }))
};
