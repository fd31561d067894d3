import * as tf from '@tensorflow/tfjs';
import type { FileModel, FileModelInput, FileModelOutput, GraphNode } from '../fileModels/FileModel';
import type { GraphModelFiles } from './readGraphModelFiles';

/** Operations that tfjs computes only in `executeAsync`. */
const asynchronous = new Set([
  ...['Switch', 'Merge', 'Enter', 'Exit', 'NextIteration', 'StatelessIf', 'StatelessWhile', 'If', 'if', 'While', 'Where'],
  ...['NonMaxSuppressionV2', 'NonMaxSuppressionV3', 'NonMaxSuppressionV4', 'NonMaxSuppressionV5'],
  ...['HashTable', 'HashTableV2', 'LookupTableFind', 'LookupTableFindV2', 'LookupTableSize', 'LookupTableSizeV2']
]);

/** Files of a tfjs graph model as a model. Whatever tfjs throws leaves no tensor. */
export function createGraphModel({ artifacts, size, hash }: GraphModelFiles): FileModel {
  const model = build(artifacts);
  try {
    return describeModel(model, { artifacts, size, hash });
  } catch (error) {
    model.dispose();
    throw error;
  }
}

function describeModel(model: tf.GraphModel, { artifacts, size, hash }: GraphModelFiles): FileModel {
  const nodes = artifacts.modelTopology.node.map(readNode);
  const isAsynchronous = nodes.some(({ op }) => asynchronous.has(op));
  const runAtOnce = (feeds: tf.NamedTensorMap, names: readonly string[]) =>
    tf.tidy(() => asList(model.execute(givenTo(model, feeds), [...names])).map((one) => tf.clone(one)));
  return {
    kind: 'tfjs graph model',
    parameters: countParameters(model),
    ...{ bytes: size, hash, nodes },
    inputs: model.inputs.map(describe),
    outputs: model.outputs.map((output) => ({ ...describe(output), isTensor: true, ...signed(artifacts, output.name) })),
    ...(isAsynchronous
      ? { run: (feeds, names) => runLater(model, feeds, names) }
      : { run: async (feeds, names) => runAtOnce(feeds, names), runAtOnce }),
    dispose: () => model.dispose()
  };
}

async function runLater(model: tf.GraphModel, feeds: tf.NamedTensorMap, names: readonly string[]): Promise<tf.Tensor[]> {
  const given = givenTo(model, feeds);
  try {
    return asList(await model.executeAsync(given, [...names]));
  } finally {
    tf.dispose(given);
  }
}

function givenTo({ inputs }: tf.GraphModel, feeds: { [input: string]: tf.Tensor }): tf.NamedTensorMap {
  return tf.tidy(() => Object.fromEntries(inputs.map(({ name, dtype }) => [name, inTypeOf(feeds[withoutPort(name)], dtype)])));
}

function inTypeOf(feed: tf.Tensor, dtype?: string): tf.Tensor {
  return dtype === undefined || dtype === feed.dtype || feed.dtype === 'string'
    ? tf.clone(feed)
    : tf.cast(feed, dtype as tf.DataType);
}

function build(artifacts: tf.io.ModelArtifacts): tf.GraphModel {
  return withoutTrace(() => {
    const model = tf.loadGraphModelSync(artifacts) as unknown as tf.GraphModel;
    for (const list of Object.values(model.weights)) list.forEach((weight) => tf.keep(weight));
    return model;
  });
}

/** Tensors that are not kept are disposed, also if it throws. */
function withoutTrace(make: () => tf.GraphModel): tf.GraphModel {
  let made: tf.GraphModel | undefined;
  tf.tidy(() => {
    made = make();
  });
  return made!;
}

function countParameters({ weights }: tf.GraphModel): number {
  const all = Object.values(weights).flat();
  return all.filter(({ dtype }) => dtype === 'float32').reduce((sum, { size }) => sum + size, 0);
}

function readNode(value: unknown): GraphNode {
  const { op, name, input } = (value ?? {}) as { op?: unknown; name?: unknown; input?: unknown };
  const inputs = Array.isArray(input) ? input.map(String).filter((one) => !one.startsWith('^')) : [];
  return { op: String(op), inputs: inputs.map(withoutPort), outputs: [String(name)] };
}

function describe({ name, shape, dtype }: { name: string; shape?: number[]; dtype?: string }): FileModelInput {
  return {
    name: withoutPort(name),
    type: dtype ?? 'float32',
    shape: shape ? shape.map((size) => (size < 0 ? null : size)) : null
  };
}

/** The type and shape that the signature gives an output; tfjs leaves them out. */
function signed({ signature }: tf.io.ModelArtifacts, name: string): Partial<FileModelOutput> {
  const outputs = Object.values((signature as Signature | undefined)?.outputs ?? {});
  const found = outputs.find((output) => output?.name !== undefined && withoutPort(output.name) === withoutPort(name));
  const sizes = found?.tensorShape?.dim?.map(({ size }) => Number(size));
  return {
    ...(found?.dtype && { type: typeNames[found.dtype] ?? found.dtype }),
    ...(sizes?.every(Number.isInteger) && { shape: sizes.map((size) => (size < 0 ? null : size)) })
  };
}

interface Signature {
  outputs?: { [key: string]: { name?: string; dtype?: string; tensorShape?: { dim?: { size?: unknown }[] } } | undefined };
}

const typeNames: { [dtype: string]: string | undefined } = {
  DT_FLOAT: 'float32',
  DT_INT32: 'int32',
  DT_INT64: 'int64',
  DT_STRING: 'string',
  DT_BOOL: 'bool'
};

/** "x:0" is the first output of the node x. */
function withoutPort(name: string): string {
  return name.replace(/:0$/, '');
}

function asList(answer: tf.Tensor | tf.Tensor[]): tf.Tensor[] {
  return Array.isArray(answer) ? answer : [answer];
}
