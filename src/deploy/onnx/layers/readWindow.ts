import type { LayerCall } from '../graph/LayerTranslation';

/** How a window goes over places, as attributes of ONNX' operators. */
export type Window = { kernel_shape: number[]; strides: number[]; pads: number[]; dilations?: number[] };

/**
 * The window of a convolution or a pooling. "same" becomes numbers: as many results as places divided by strides, and what lacks is padded half before and half
 * behind, the odd one behind, as TensorFlow does.
 *
 * @returns null for channels that come first, and paddings that are not known.
 */
export function readWindow({ config, inputShapes: [input] }: LayerCall, sizes: number[]): Window | null {
  const { padding, dataFormat } = config as { padding: string; dataFormat?: string };
  if ((padding !== 'valid' && padding !== 'same') || dataFormat === 'channelsFirst') return null;
  const strides = listOf(config.strides, sizes.length);
  const dilations = listOf(config.dilationRate ?? 1, sizes.length);
  const missing = sizes.map((size, i) => {
    const places = input[i + 1] as number;
    const reach = (size - 1) * dilations[i] + 1;
    return padding === 'same' ? Math.max(0, (Math.ceil(places / strides[i]) - 1) * strides[i] + reach - places) : 0;
  });
  const pads = [...missing.map((count) => Math.floor(count / 2)), ...missing.map((count) => Math.ceil(count / 2))];
  return { kernel_shape: sizes, strides, pads, ...(dilations.some((rate) => rate !== 1) && { dilations }) };
}

export function listOf(value: unknown, length: number): number[] {
  return Array.isArray(value) ? (value as number[]) : Array<number>(length).fill(value as number);
}
