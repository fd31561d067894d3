import { withSeededRandom } from '../../src/data/withSeededRandom';
import { tf } from '../../src/index';

type Build = (parameters: { width: number; depth: number }, seed: number) => tf.Sequential;

/** Networks of which the narrower and shallower are parts of the others: layers that share weights have one name. */
export const denseOf =
  (inputs: number, classes = 3): Build =>
  ({ width, depth }, seed) =>
    withSeededRandom(seed, () =>
      tf.sequential({
        layers: [
          ...Array.from({ length: depth }, (_, i) =>
            tf.layers.dense({
              name: `hidden${i + 1}`,
              units: width,
              activation: 'relu',
              ...(i === 0 && { inputShape: [inputs] })
            })
          ),
          tf.layers.dense({ name: 'logits', units: classes })
        ]
      })
    );

export const convolutionOf =
  (inputShape: number[], classes = 3): Build =>
  ({ width, depth }, seed) =>
    withSeededRandom(seed, () =>
      tf.sequential({
        layers: [
          ...Array.from({ length: depth }, (_, i) => {
            const how = { name: `convolution${i + 1}`, filters: width, kernelSize: 3, padding: 'same' as const };
            return tf.layers.conv2d({ ...how, activation: 'relu', ...(i === 0 && { inputShape }) });
          }),
          tf.layers.flatten(),
          tf.layers.dense({ name: 'logits', units: classes })
        ]
      })
    );
