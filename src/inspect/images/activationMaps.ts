import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { computeRankCorrelation } from '../../stats/computeRankCorrelation';
import { withDisplay } from '../../views/bundle/withDisplay';
import { findGradCamLayer } from './findGradCamLayer';
import { computeGradCamOfRows } from './computeGradCamOfRows';
import { drawGradCamTiles } from './drawGradCamTiles';
import { locateImagePlane, planeBytes } from '../../data/locateImagePlane';
import { checkMayShow, chooseImageRows, namedRows } from './chooseImageRows';
import { createImageSheet, showImageSheet, type ImageSheet } from './createImageSheet';
import { upsampleMap } from './upsampleMap';

export interface ActivationMapsOptions {
  /** Row numbers, in the order to show. Default: the first 12. At most 100. */
  rows?: ArrayLike<number>;
  /**
   * A layer with output [batch, height, width, channels], by its name from `layersOf`; `{teacher, student}` for two models. Default: the
   * last convolution, with its normalisation, the sum of its residual block and its activation.
   */
  layer?: string | { teacher?: string; student?: string };
  /** The class to explain: a number, or each row's top class according to the model (the teacher if there are two). Default "predicted". */
  class?: 'predicted' | number;
  /** Whether images of real people and places may enter an output, which is saved with the notebook. Default false: only synthetic data is shown. */
  real?: boolean;
  /** Rows of the data side by side, each an image and its map. Default 3. */
  columns?: number;
  /** Screen pixels per pixel. Default: about 96 screen pixels per image. */
  scale?: number;
}

/** A model, or two that are compared. */
export type ModelOrPair = tf.LayersModel | { teacher: tf.LayersModel; student: tf.LayersModel };

/** Where models look, as images side by side. As a cell's last value it shows itself. */
export interface ActivationMaps extends ImageSheet {
  /** Row numbers of the data. */
  rows: number[];
  /** The class that the maps of each row explain. */
  classes: Int32Array;
  /** One for each model. */
  maps: ModelMaps[];
  /**
   * For two models: the rank correlation of their maps over the pixels, one per row, -1 to 1; null if a map is constant. `mean` is over the
   * other rows.
   */
  likeness?: { rows: (number | null)[]; mean: number | null };
  /** A sentence that describes the images. */
  says: string;
}

export interface ModelMaps {
  model: string;
  layer: string;
  height: number;
  width: number;
  /** [rows, height, width] in the layer's own size, 0 and more, in the units of the logit. */
  values: Float32Array;
}

const most = 100;

/**
 * Where a model looks when it predicts a class: Grad-CAM, relu(sum_k a_k A_k) with A_k the maps of a convolutional layer and a_k the mean
 * over places of the
 * derivative of the class' logit by A_k. Each image stands beside its map, which is scaled to the size of the image (bilinear) and laid
 * over it, from dark to bright, each scaled by its own maximum. For two models the teacher's maps are above the student's, both for the
 * class that the teacher sees, with the rank correlation of the two.
 *
 * Rows [height, width, 1 or 3] as the model takes them, shown from 0 (black) to 1 (white). A map says what raises the logit at this layer's resolution, not
 * that the model would be right without the rest.
 *
 * Selvaraju et al. 2017, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization", arXiv 1610.02391.
 *
 * @throws TypeError or RangeError for rows that are not images or do not fit the model, a model without convolutions, a layer without maps,
 * and real data
 * unless `real` is true.
 * @example
 * ```ts
 * const model = kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [4, 8], classes: 3, seed: 1 });
 * const x = Array.from({ length: 2 * 64 }, (_, i) => (i % 7) / 7);
 * const data = kd.dataset({ x, y: [0, 1], classes: 3, shape: [8, 8, 1], synthetic: true });
 * const { maps } = kd.activationMaps(model, data); // maps[0].layer: "stage2", 4 x 4
 * ```
 */
export function activationMaps(models: ModelOrPair, data: Dataset, options: ActivationMapsOptions = {}): ActivationMaps {
  const subject = 'activationMaps';
  checkOptions(subject, options, ['rows', 'layer', 'class', 'real', 'columns', 'scale']);
  checkDataset(data, subject);
  const plane = locateImagePlane(subject, data);
  const { columns = 3, scale = Math.max(1, Math.round(96 / plane.width)), real = false, class: of = 'predicted' } = options;
  checkNumber(subject, 'columns', columns, { integer: true, atLeast: 1, atMost: most });
  checkNumber(subject, 'scale', scale, { integer: true, atLeast: 1, atMost: 32 });
  if (of !== 'predicted') checkNumber(subject, 'class', of, { integer: true, atLeast: 0, atMost: data.classes.length - 1 });
  const rows = chooseImageRows(subject, options.rows, data, most);
  checkMayShow(subject, data, real);
  const asked = askedModels(subject, models, options.layer, data);

  let classes: Int32Array | undefined = of === 'predicted' ? undefined : new Int32Array(rows.length).fill(of);
  const cams = asked.map(({ model, place }) => {
    const cam = computeGradCamOfRows(model, place, data, rows, classes);
    if (!cam.values.every(Number.isFinite))
      throw new RangeError(
        `${subject}: expected maps of finite numbers, got others from layer "${place.name}" of "${model.name}"; look at its weights and at the rows`
      );
    classes ??= cam.classes;
    return cam;
  });
  const explained = classes as Int32Array;
  const large = cams.map((cam) =>
    rows.map((_, i) => upsampleMap(cam.values.subarray(i * cam.height * cam.width, (i + 1) * cam.height * cam.width), cam, plane))
  );
  const across = Math.min(columns, rows.length);
  const tiles = drawGradCamTiles(
    large,
    rows.map((row) => planeBytes(data, row, plane)),
    across
  );
  const sheet = createImageSheet(tiles, { ...plane, columns: 2 * across, scale });
  const likeness = large.length === 2 ? likenessOf(large[0], large[1]) : undefined;
  const says = whatIsSeen(data, rows, explained, asked, likeness);
  const maps = cams.map(({ height, width, values }, m) => {
    const { model, place } = asked[m];
    return { model: model.name, layer: place.name, height, width, values };
  });
  const result = { ...sheet, rows, classes: explained, maps, ...(likeness && { likeness }), says };
  return withDisplay(result, () => showImageSheet(sheet, says));
}

type Asked = { model: tf.LayersModel; place: ReturnType<typeof findGradCamLayer> };

function askedModels(subject: string, models: ModelOrPair, layer: ActivationMapsOptions['layer'], data: Dataset): Asked[] {
  const isPair = hasSafelyReadableMembers(models, ['teacher', 'student']) && 'teacher' in models && 'student' in models;
  if (typeof layer === 'object') checkOptions(`${subject}: layer`, layer, ['teacher', 'student']);
  if (layer !== undefined && isPair !== (typeof layer === 'object'))
    throw new TypeError(
      `${subject}: expected layer to be ${isPair ? '{teacher, student}' : 'a name'}, got ${showValue(layer)}; name one for each model`
    );
  const list = isPair
    ? (['teacher', 'student'] as const).map((who) => ({
        model: (models as Record<typeof who, tf.LayersModel>)[who],
        name: (layer as { teacher?: string; student?: string } | undefined)?.[who]
      }))
    : [{ model: models as tf.LayersModel, name: layer }];
  return list.map(({ model, name }) => {
    const place = findGradCamLayer(subject, model, name as string | undefined);
    const shape = model.inputs[0].shape.slice(1);
    if (shape.length !== data.shape.length || shape.some((size, i) => size !== null && size !== data.shape[i]))
      throw new RangeError(
        `${subject}: expected rows of shape [${shape.map((size) => size ?? 'any')}] as "${model.name}" takes, got [${data.shape}] of "${data.name}"; reshape the data`
      );
    const units = model.outputs[0].shape[1] as number;
    const classes = data.classes.length;
    if (model.outputs.length !== 1 || !(units === classes || (units === 1 && classes === 2)))
      throw new RangeError(
        `${subject}: expected "${model.name}" to give [batch, ${classes}] logits, got ${model.outputs.length} outputs, the first [${model.outputs[0].shape.map((size) => size ?? 'batch')}]; give a model with the data's classes`
      );
    return { model, place };
  });
}

function likenessOf(teacher: Float32Array[], student: Float32Array[]): NonNullable<ActivationMaps['likeness']> {
  const rows = teacher.map((map, i) => computeRankCorrelation(map, student[i]));
  const known = rows.filter((one) => one !== null);
  return { rows, mean: known.length ? known.reduce((sum, one) => sum + one, 0) / known.length : null };
}

function whatIsSeen(
  data: Dataset,
  rows: number[],
  classes: Int32Array,
  asked: Asked[],
  likeness: ActivationMaps['likeness']
): string {
  const named = namedRows(data, rows, (i) => ` (map of "${data.classes[classes[i]]}")`);
  const who = asked.map(({ model, place }) => `"${model.name}" at layer "${place.name}"`);
  if (!likeness) return `${data.name}: where ${who[0]} looks, each image beside its map (brighter is more): ${named}.`;
  const alike =
    likeness.mean === null ? 'no two maps could be compared' : `rank correlation ${likeness.mean.toFixed(2)} on average`;
  return `${data.name}: where the teacher, ${who[0]}, looks and below it the student, ${who[1]}, each image beside its map (brighter is more): ${named}; ${alike}.`;
}
