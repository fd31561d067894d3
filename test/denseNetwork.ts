import { withSeededRandom } from '../src/data/withSeededRandom';
import { tf } from '../src/index';

interface Options {
  /** Without one the caller has seeded the weights, as `kd.study` and `kd.labelSweep` do. */
  seed?: number;
  inputs?: number;
  name?: string;
}

/**
 * A small network for tests that gives logits: dense layers of so many units, ReLU between them. The first layer is "hidden", the last "head", the one
 * between them "deep".
 */
export function denseNetwork(units: number[], { seed, inputs = 4, name }: Options = {}): tf.Sequential {
  const build = () => {
    const layers = units.map((n, i) => {
      const isLast = i === units.length - 1;
      return tf.layers.dense({
        name: isLast ? 'head' : ['hidden', 'deep'][i],
        units: n,
        ...(i === 0 && { inputShape: [inputs] }),
        ...(!isLast && { activation: 'relu' })
      });
    });
    return tf.sequential({ name, layers });
  };
  return seed === undefined ? build() : withSeededRandom(seed, build);
}
