/**
 * What normalising tokens costs: `node bench/tokenNormalization.mjs [repeats]`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names another build.
 * Processor time of a value with its gradients, of tf.layers.layerNormalization against kd.layers.tokenNormalization, in turns; the median of
 * the ratios.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const { tokenNormalization } = require(`${dist}/src/models/tokenNormalization.js`);
const { tf } = kd;

const [repeats = 15] = process.argv.slice(2).map(Number);
for (const shape of [
  [32, 16, 32],
  [32, 64, 64]
]) {
  const x = tf.variable(tf.randomNormal(shape, 0, 1, 'float32', 1));
  const layers = [tf.layers.layerNormalization({ epsilon: 1e-6 }), tokenNormalization()];
  const once = (layer) => {
    const start = process.cpuUsage();
    tf.tidy(() => tf.variableGrads(() => tf.sum(tf.square(layer.apply(x)))).value.dataSync());
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  layers.forEach(once);
  const ratios = Array.from({ length: repeats }, () => once(layers[0]) / once(layers[1])).sort((a, b) => a - b);
  console.log(`${shape.join(' x ')}: tf.layers takes ${ratios[repeats >> 1].toFixed(1)} times as long`);
}
