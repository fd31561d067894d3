import type { LayersModel } from '@tensorflow/tfjs';
import * as models from '../../src/models/networks';

const options = { width: 8, depth: 1, heads: 2, classes: 3 };

/** The smallest of each model, three classes unless asked for otherwise. */
export const smallModels = {
  visionTransformer: (own: Own): LayersModel => models.visionTransformer({ image: [8, 8, 1], patch: 4, ...options, ...own }),
  textEncoder: (own: Own): LayersModel => models.textEncoder({ vocabulary: 4, length: 6, ...options, ...own }),
  convolutionalNetwork: (own: Own): LayersModel =>
    models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [4, 6], pooling: 'mean', classes: 3, ...own }),
  mobileNet: (own: Own): LayersModel => models.mobileNet({ inputShape: [8, 8, 1], width: 4, classes: 3, ...own }),
  resNet: (own: Own): LayersModel => models.resNet({ depth: 8, width: 0.25, inputShape: [8, 8, 1], classes: 3, ...own }),
  wideResNet: (own: Own): LayersModel =>
    models.wideResNet({ depth: 10, width: 0.25, dropout: 0.2, inputShape: [8, 8, 1], classes: 3, ...own }),
  vgg: (own: Own): LayersModel => models.vgg({ depth: 8, width: 1 / 16, inputShape: [8, 8, 1], classes: 3, ...own }),
  shuffleNetV2: (own: Own): LayersModel =>
    models.shuffleNetV2({ width: 0.5, blocks: [1, 2, 1], inputShape: [8, 8, 1], classes: 3, ...own }),
  volumes: (own: Own): LayersModel =>
    models.convolutionalNetwork({ inputShape: [4, 6, 6, 1], filters: [4, 6], classes: 3, ...own })
};

interface Own {
  classes?: number;
  seed?: number;
}
