import type { LayersModel } from '@tensorflow/tfjs';
import type { ModelInfo } from '../record/RunRecord';
import { countMacs } from './countMacs';
import { modelFingerprint } from './modelFingerprint';

/** What a record says about a model: its size in parameters, bytes and multiply-accumulate operations, and which one it is. */
export function modelInfo(model: LayersModel, kind: string, name: string): ModelInfo {
  const bytes = model.weights.reduce(
    (sum, { shape, dtype }) => sum + shape.reduce<number>((a, b) => a * (b ?? 1), 1) * (dtype === 'bool' ? 1 : 4),
    0
  );
  return {
    name,
    kind,
    parameters: model.countParams(),
    bytes,
    macs: countMacs(model),
    fingerprint: modelFingerprint(model).slice(0, 12)
  };
}
