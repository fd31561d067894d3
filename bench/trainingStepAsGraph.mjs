/**
 * What a training step costs as one graph: `node bench/trainingStepAsGraph.mjs`, after `node node_modules/typescript-7/bin/tsc -p .`. A dense and a
 * convolutional student learn from a teacher's logits with tfjs' own losses and Adam, batches of 64 pictures of 28 x 28: operation by operation, and as a
 * graph function. Blocks of 40 steps take turns; the medians and their ratio are printed, and that the losses are the same.
 */
const { default: kd } = await import(new URL('../dist/src/index.js', import.meta.url));
const { tf } = kd;
const { layers } = tf;

const dense = (units) => [
  layers.flatten({ inputShape: [28, 28, 1] }),
  ...[units, units].map((units) => layers.dense({ units, activation: 'relu' })),
  layers.dense({ units: 10 })
];
const conv = (first, second, units) => [
  layers.conv2d({ inputShape: [28, 28, 1], filters: first, kernelSize: 3, activation: 'relu', padding: 'same' }),
  layers.maxPooling2d({ poolSize: 2 }),
  layers.conv2d({ filters: second, kernelSize: 3, activation: 'relu', padding: 'same' }),
  layers.maxPooling2d({ poolSize: 2 }),
  layers.flatten(),
  layers.dense({ units, activation: 'relu' }),
  layers.dense({ units: 10 })
];
const pairs = { dense: [dense(400), dense(64)], conv: [conv(32, 64, 128), conv(8, 16, 32)] };

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const results = {};
for (const [name, pair] of Object.entries(pairs)) {
  const [teacher, student] = pair.map((layers) => tf.sequential({ layers }));
  const optimizer = tf.train.adam(1e-3);
  const step = (x) =>
    tf.tidy(() => {
      const soft = tf.softmax(tf.div(teacher.apply(x), 4));
      return optimizer.minimize(
        () => tf.mul(tf.losses.softmaxCrossEntropy(soft, tf.div(student.apply(x, { training: true }), 4)), 16),
        true
      );
    });
  const graph = kd.graphFunction(step);
  const x = tf.randomNormal([64, 28, 28, 1], 0, 1, 'float32', 3);
  const block = (run) => {
    const start = performance.now();
    for (let i = 0; i < 40; i++) {
      const loss = run(x);
      loss.dataSync();
      loss.dispose();
    }
    return (performance.now() - start) / 40;
  };
  for (const run of [step, graph]) block(run);
  const times = { 'operation by operation': [], graph: [] };
  for (let round = 0; round < 7; round++) {
    times['operation by operation'].push(block(step));
    times.graph.push(block(graph));
  }
  const [eager, compiled] = Object.values(times).map(median);
  results[name] = {
    'operation by operation, ms': eager.toFixed(2),
    'graph, ms': compiled.toFixed(2),
    ratio: (compiled / eager).toFixed(2),
    eager: graph.eager
  };
}
console.table(results);
