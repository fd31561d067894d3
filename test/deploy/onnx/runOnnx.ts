import { loadOnnxRuntime } from '../../../src/deploy/onnx/check/loadOnnxRuntime';
import type { OnnxCase } from './writeOnnxCase';

/** What onnxruntime givesfor a file's bytes, without the check of exportOnnx. */
export async function runOnnx(
  bytes: Uint8Array,
  { inputs, outputs }: OnnxCase,
  options: object = {}
): Promise<{ [name: string]: Float32Array }> {
  const { InferenceSession, Tensor } = loadOnnxRuntime('test');
  const session = await InferenceSession.create(bytes, options);
  const feeds = Object.entries(inputs).map(([name, { shape, values }]) => [
    name,
    new Tensor('float32', Float32Array.from(values), shape)
  ]);
  const results = await session.run(Object.fromEntries(feeds));
  await session.release();
  return Object.fromEntries(Object.keys(outputs).map((name) => [name, results[name].data]));
}
