import * as tf from '@tensorflow/tfjs';
import { threads } from '../../engine/threads';
import type { FileModel, FileModelInput } from '../fileModels/FileModel';
import { fromOnnxTensor } from './runtime/fromOnnxTensor';
import type { OnnxMetadata, OnnxRuntime, OnnxSession } from './runtime/OnnxRuntime';
import { toOnnxTensor } from './runtime/toOnnxTensor';
import { onnxTypeNames } from './runtime/onnxTypeNames';
import { addOutputs } from './wire/addOutputs';
import type { OnnxGraph } from './wire/readOnnxGraph';

export interface OnnxFile {
  bytes: Uint8Array;
  /** The folder in which the file lies: weights may lie beside it. */
  folder: string;
  graph: OnnxGraph;
  /** Bytes of the file and of those beside it. */
  size: number;
  hash: string;
}

/** An ONNX file as a model, computed by onnxruntime. Tensors inside the graph have sessions of their own, which are made when they are first asked for. */
export function createOnnxModel(
  subject: string,
  runtime: OnnxRuntime,
  { bytes, folder, graph, size, hash }: OnnxFile
): FileModel {
  // As TensorFlow: the order of sums follows the number of threads. 4: only what ends the process is logged, errors are thrown.
  const options = {
    intraOpNumThreads: threads(),
    logSeverityLevel: 4,
    extra: { session: { model_external_initializers_file_folder_path: folder } }
  };
  const sessions = new Map<string, OnnxSession>();
  const open = (more: readonly string[]): OnnxSession => {
    const key = more.join('\0');
    const session = sessions.get(key) ?? runtime.createSession(addOutputs(bytes, more), options);
    sessions.set(key, session);
    return session;
  };
  const whole = open([]);
  const inputs = whole.inputMetadata.map(describe);
  const runAtOnce = (feeds: { [input: string]: tf.Tensor }, names: readonly string[]) => {
    const session = open(names.filter((name) => !graph.outputs.includes(name)));
    const given = inputs.map((input) => [input.name, toOnnxTensor(subject, runtime, feeds[input.name], input)] as const);
    const found = session.run(Object.fromEntries(given), Object.fromEntries(names.map((name) => [name, null])), {});
    return tf.tidy(() => names.map((name) => fromOnnxTensor(found[name])));
  };
  return {
    kind: 'onnx',
    parameters: graph.parameters || null,
    ...{ bytes: size, hash, inputs, nodes: graph.nodes },
    outputs: whole.outputMetadata.map((output) => ({ ...describe(output), isTensor: output.isTensor })),
    run: async (feeds, names) => runAtOnce(feeds, names),
    runAtOnce,
    dispose() {
      sessions.forEach((session) => session.dispose());
      sessions.clear();
    }
  };
}

function describe({ name, shape, type }: OnnxMetadata): FileModelInput {
  return {
    name,
    type: onnxTypeNames[type ?? 0] ?? (type === undefined ? 'no tensor' : `type ${type}`),
    // A shape that is not in the file has no axes here, as a single number has.
    shape: shape?.length ? shape.map((size) => (size < 0 ? null : size)) : null
  };
}
