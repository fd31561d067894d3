import * as kd from '../../../src/index';
import { drawRows } from '../../../src/deploy/onnx/check/drawRows';
import { translateModel } from '../../../src/deploy/onnx/translateModel';

/** A model in int8, calibrated on drawn rows; layers that cannot be quantised stay as they are. Null where there is nothing to quantise. */
export function quantizedTwin(model: kd.tf.LayersModel): kd.tf.LayersModel | null {
  const rows = 32;
  const shape = model.inputs[0].shape.slice(1) as number[];
  const { columns } = translateModel(model, {});
  const drawn = drawRows(rows, kd.tf.util.sizeFromShape(shape), columns[0], 5);
  const x = drawn.map((value) => (Number.isNaN(value) ? 0 : value));
  const calibration = { ...kd.dataset({ x, y: new Int32Array(rows), classes: 2, shape }) };
  for (const float: string[] = []; ;)
    try {
      return kd.quantized(model, { calibration, float });
    } catch (error) {
      const { message } = error as Error;
      if (message.includes('expected a model with a dense or convolutional layer')) return null;
      const layer = /got "([^"]+)", a \w+ with weights/.exec(message)?.[1];
      if (layer === undefined) throw error;
      float.push(layer);
    }
}
