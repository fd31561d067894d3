// One run of kd.distill of a given size in a process of its own: its seconds, and the megabytes that it needed at most beside those at its start.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const { default: kd } = await import(new URL('../../../dist/src/index.js', import.meta.url));
const { rows = 2048, classes = 10, layers = 2, epochs = 2 } = JSON.parse(process.argv[2]);
const { tf } = kd;
const columns = 20;

const network = (units, seed) =>
  kd.seeded(seed, () => {
    const model = tf.sequential({ name: `network${seed}` });
    for (let i = 0; i < layers; i++)
      model.add(
        tf.layers.dense({ units, activation: 'relu', kernelInitializer: 'heNormal', ...(i === 0 && { inputShape: [columns] }) })
      );
    model.add(tf.layers.dense({ units: classes === 2 ? 1 : classes }));
    return model;
  });
const part = (count, from) => ({
  ...kd.dataset({
    name: `part${from}`,
    x: Float32Array.from({ length: count * columns }, (_, i) => Math.sin(12.9898 * (i + from))),
    y: Int32Array.from({ length: count }, (_, i) => i % classes),
    classes,
    shape: [columns]
  }),
  synthetic: true
});
const data = { train: part(rows, 1), validation: part(256, 2), test: part(256, 3) };
const [teacher, student] = [network(64, 1), network(64, 2)];
tf.tidy(() => [teacher, student].forEach((model) => model.predict(tf.zeros([256, columns])).dataSync()));

const before = process.memoryUsage().rss / 2 ** 20;
if (existsSync('/proc/self/clear_refs')) writeFileSync('/proc/self/clear_refs', '5'); // The peak begins anew.
const start = performance.now();
await kd.distill({ teacher, student, data, epochs, batchSize: 256, baseline: false, show: false });
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, megabytes: Math.max(0, peak() - before) }));

function peak() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}
