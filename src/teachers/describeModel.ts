import type { LayersModel } from '@tensorflow/tfjs';
import type { ModelInfo } from '../record/RunRecord';
import { countMacs } from './countMacs';
import { computeModelFingerprint } from './computeModelFingerprint';

/** What a record says about a model: its size in parameters, bytes and multiply-accumulate operations, and which one it is. */
export function describeModel(model: LayersModel, kind: string, name: string): ModelInfo {
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
    fingerprint: computeModelFingerprint(model).slice(0, 12)
  };
}
