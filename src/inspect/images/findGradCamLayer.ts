import type { LayersModel } from '@tensorflow/tfjs';
import { listFeaturePlaces, type FeaturePlace } from '../../models/features/listFeaturePlaces';
import { placeNamed } from '../../models/features/withFeatures';

const convolutions = ['Conv2D', 'DepthwiseConv2D', 'SeparableConv2D', 'Conv2DTranspose'];
/** The sum is that of a residual block, whose other part may have its own convolution. */
const completing = ['BatchNormalization', 'ReLU', 'Activation', 'LeakyReLU', 'ELU', 'PReLU', 'Dropout', 'Add'];

/**
 * The layer whose maps are used: the named one, or the last convolution with the normalisation, the sum of its residual block
 * and the activation that follow it.
 *
 * @throws RangeError for a name that no layer has or a layer without maps; TypeError for a model without convolutions.
 */
export function findGradCamLayer(subject: string, model: LayersModel, name: string | undefined): FeaturePlace {
  const places = listFeaturePlaces(model, subject);
  const place = name === undefined ? lastConvolution(places) : placeNamed(subject, name, places, model.name);
  if (!place)
    throw new TypeError(
      `${subject}: expected a model with 2D convolutions, got "${model.name}" without; name a layer whose output is [batch, height, width, channels]`
    );
  if (place.shape.length !== 4 || typeof place.output !== 'number')
    throw new RangeError(
      `${subject}: expected a layer that gives [batch, height, width, channels], got "${place.name}" with [${place.shape.map((size) => size ?? 'any')}]; name a convolution`
    );
  return place;
}

function lastConvolution(places: FeaturePlace[]): FeaturePlace | undefined {
  let at = places.map(({ kind }) => convolutions.includes(kind)).lastIndexOf(true);
  if (at < 0) return undefined;
  while (at + 1 < places.length && completing.includes(places[at + 1].kind) && places[at + 1].shape.length === 4) at++;
  return places[at];
}
