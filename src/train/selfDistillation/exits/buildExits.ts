import * as tf from '@tensorflow/tfjs';
import { showNames } from '../../../checks/showNames';
import { showValue } from '../../../checks/showValue';
import { withSeededRandom } from '../../../data/withSeededRandom';
import { applyGlobalMeanPooling } from '../../../models/applyGlobalMeanPooling';
import { applyLayer } from '../../../models/applyLayer';
import type { OutputGroup } from '../../severalOutputs/OutputGroup';
import { deepest, type ExitOptions } from './checkExits';

/** A network with more exits than its own. The layers that it had are shared. */
export interface Exits {
  /** The logits of all exits side by side, the network's own last; after them what a hint compares. */
  model: tf.LayersModel;
  outputs: readonly OutputGroup[];
  /** The features that go into each exit, if they are compared; those of the network's own last. */
  features: readonly OutputGroup[];
  /** The network up to each exit, but for its own. */
  shallow: readonly tf.LayersModel[];
  /** Disposes the exits and leaves the network as it was. */
  dispose(): void;
}

/**
 * Adds exits to a network: at each of the named layers the mean over all places, if there are any, a dense layer if asked for, and the logits.
 *
 * @throws RangeError for a layer that the network does not have by itself, or features that cannot be compared.
 */
export function buildExits(subject: string, network: tf.LayersModel, options: ExitOptions): Exits {
  const { exits, hint, seed } = options;
  const places = exits.map((name) => outputOf(subject, network, name));
  const [own] = network.outputs;
  const units = own.shape[1]!;
  const last = hint > 0 ? lastFeatures(subject, network) : undefined;
  const width = last ? last.shape[1]! : options.bottleneck;
  const made: tf.layers.Layer[] = [];
  const apply = (layer: tf.layers.Layer, to: tf.SymbolicTensor) => {
    made.push(layer);
    return applyLayer(layer, to);
  };
  try {
    return withSeededRandom(seed, () => {
      const heads = places.map((place, i) => {
        const name = `exit/${exits[i]}`;
        const pooled = pool(place, `${name}/pool`);
        const features =
          width === undefined
            ? pooled
            : apply(tf.layers.dense({ name: `${name}/features`, units: width, activation: 'relu' }), pooled);
        return { features, logits: apply(tf.layers.dense({ name: `${name}/logits`, units }), features) };
      });
      const compared = last ? [...heads.map(({ features }) => features), last] : [];
      const all = [...heads.map(({ logits }) => logits), own, ...compared];
      const joined = applyLayer(tf.layers.concatenate({ name: 'exits' }), all);
      const names = [...exits, deepest];
      const groups = (from: number, size: number) =>
        names.map((name, i): OutputGroup => ({ name, columns: [from + i * size, from + (i + 1) * size] }));
      return {
        model: tf.model({ name: network.name, inputs: network.inputs, outputs: joined }),
        outputs: groups(0, units),
        features: last ? groups(names.length * units, width!) : [],
        shallow: heads.map(({ logits }, i) =>
          tf.model({ name: `${network.name}-${exits[i].replaceAll('/', '-')}`, inputs: network.inputs, outputs: logits })
        ),
        dispose: () => made.forEach((layer) => layer.dispose())
      };
    });
  } catch (error) {
    made.forEach((layer) => layer.dispose());
    throw error;
  }
}

function outputOf(subject: string, network: tf.LayersModel, name: string): tf.SymbolicTensor {
  const inner = network.layers.filter((layer) => layer.outboundNodes.length > 0 && layer.inboundNodes.length === 1);
  const known = inner.filter(({ output }) => !Array.isArray(output) && [2, 3, 4, 5].includes(output.shape.length));
  const found = known.find((layer) => layer.name === name && layer.output !== network.outputs[0]);
  if (found) return found.output as tf.SymbolicTensor;
  throw new RangeError(
    `${subject}: expected exits at layers of "${network.name}" among ${showNames(known.map((layer) => layer.name))}, got ${showValue(name)}; name one of these`
  );
}

/** What goes into the last layer. */
function lastFeatures(subject: string, network: tf.LayersModel): tf.SymbolicTensor {
  const { input } = network.outputs[0].sourceLayer;
  if (!Array.isArray(input) && input.shape.length === 2 && input.shape[1] !== null) return input;
  throw new RangeError(
    `${subject}: expected a last layer that takes one vector, for the hint, got "${network.outputs[0].sourceLayer.name}"; leave hint out`
  );
}

/** [batch, channels] of a map, a volume or a sequence. */
function pool(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  if (x.shape.length === 2) return x;
  if (x.shape.length === 3) return applyLayer(tf.layers.globalAveragePooling1d({ name }), x);
  return applyGlobalMeanPooling(x, name);
}
