import type { GraphNode } from '../../fileModels/FileModel';
import { readProtobufFields, readText, readVarints } from './readProtobufFields';

/** What a teacher needs of an ONNX file: how its graph computes, and where its weights lie. Field numbers are those of onnx.proto. */
export interface OnnxGraph {
  nodes: GraphNode[];
  /** Names of the outputs. */
  outputs: string[];
  /** Weights of floating point. */
  parameters: number;
  /** Files beside it that hold weights, as the file names them. */
  externalFiles: string[];
}

/** @throws Error for bytes that are not those of a model with a graph. */
export function readOnnxGraph(model: Uint8Array): OnnxGraph {
  const graph: OnnxGraph = { nodes: [], outputs: [], parameters: 0, externalFiles: [] };
  let hasGraph = false;
  for (const { number, bytes } of readProtobufFields(model)) {
    if (number !== 7) continue;
    hasGraph = true;
    for (const part of readProtobufFields(bytes)) {
      if (part.number === 1) graph.nodes.push(readNode(part.bytes));
      if (part.number === 5) readWeight(part.bytes, graph);
      if (part.number === 12) graph.outputs.push(textAt(part.bytes, 1));
    }
  }
  if (!hasGraph) throw new Error('it has no graph');
  return { ...graph, externalFiles: [...new Set(graph.externalFiles)] };
}

function readNode(bytes: Uint8Array): GraphNode {
  const node: GraphNode = { op: '', inputs: [], outputs: [] };
  for (const { number, bytes: value } of readProtobufFields(bytes)) {
    if (number === 1) node.inputs.push(readText(value));
    // An output that is left out has an empty name.
    if (number === 2 && value.length) node.outputs.push(readText(value));
    if (number === 4) node.op = readText(value);
    if (number === 5) readAttribute(value, node);
  }
  return node;
}

function readAttribute(bytes: Uint8Array, node: GraphNode): void {
  const name = textAt(bytes, 1);
  if (name === 'post_transform') node.givesProbabilities = !['', 'NONE'].includes(textAt(bytes, 4));
  if (name !== 'classlabels_strings') return;
  node.classNames = [...readProtobufFields(bytes)].filter(({ number }) => number === 9).map((field) => readText(field.bytes));
}

/** Types of numbers that are of floating point: FLOAT, FLOAT16, DOUBLE, BFLOAT16. */
const floats = new Set([1, 10, 11, 16]);

function readWeight(bytes: Uint8Array, graph: OnnxGraph): void {
  let [count, isFloat] = [1, false];
  for (const { number, value, bytes: part } of readProtobufFields(bytes)) {
    const sizes = part.length ? () => readVarints(part) : () => [value];
    if (number === 1) count = sizes().reduce((product, size) => product * size, count);
    if (number === 2) isFloat = floats.has(value);
    if (number === 13 && textAt(part, 1) === 'location') graph.externalFiles.push(textAt(part, 2));
  }
  if (isFloat) graph.parameters += count;
}

function textAt(bytes: Uint8Array, wanted: number): string {
  for (const { number, bytes: value } of readProtobufFields(bytes)) if (number === wanted) return readText(value);
  return '';
}
