import type { LayersModel } from '@tensorflow/tfjs';
import { findHost } from '../notebook/findHost';

/**
 * What a model is called where its results are shown: its own name. If tfjs has made that up ("sequential_1"), the name of the
 * notebook's variable that holds the model, or else `fallback`.
 */
export function chooseModelDisplayName(model: LayersModel, fallback: string): string {
  const madeUp = new RegExp(`^${model.getClassName()}_?\\d+$`, 'i');
  return madeUp.test(model.name) ? (findHost()?.nameOf?.(model) ?? fallback) : model.name;
}
