import { constantNode, identityNode, operationNode, placeholderNode, type ConstantTensor } from './encodeGraphDef';
import { encodeHostBytes } from './encodeHostBytes';
import type { TensorDerivation } from './TensorDerivation';
import type { GraphNode } from './GraphNode';
import type { Subgraph } from './Subgraph';
import type { Binding, NativeTensor, OperationAttribute, Recording } from './findNativeBackend';
import { isShapedByValues } from './isShapedByValues';
import { extractSubgraphLeadingTo } from './extractSubgraphLeadingTo';

/** An input that JavaScript derives from others. */
export interface DerivedInput {
  input: string;
  /** What it is derived from: an input of the graph, or what this part of the graph makes of some. */
  from: string | Subgraph;
  derive: TensorDerivation;
  result: NativeTensor;
}

/** Writes down what is asked of the binding as nodes of a graph. */
export interface GraphRecorder {
  /** Does what the binding does, and writes it down. */
  binding: Binding;
  nodes: GraphNode[];
  /** Makes an input of a tensor, and gives its "node:place". */
  argument(tensor: NativeTensor): string;
  /** A tensor that becomes an input once it is read. */
  variable(tensor: NativeTensor): void;
  variablesRead(): { id: number; input: string }[];
  /** Inputs that are derived from others, each after those. */
  derived(): DerivedInput[];
  /** The "node:place" of a result; of an identity where it is no result of an operation. */
  output(tensor: NativeTensor): string;
  /** What is asked from here on is done, but not part of the graph. */
  pause(): void;
  /** From here on it is again. Of what was made in between, only arguments may be used. */
  resume(): void;
  refuse(reason: string): void;
  /** JavaScript has drawn a random number. */
  drawn(): void;
  /** Why there can be no graph: what stood in the way first. */
  reason(): string | undefined;
}

/** Why a call is no graph if another one did something else, or might. */
export const differs = 'JavaScript makes something else of each call: a number, a random value, or a branch';

/** Larger constants belong into arguments: a graph has room for 2 GB. */
const mostConstantBytes = 64 * 1024 * 1024;

export function createGraphRecorder(real: Binding): GraphRecorder {
  const nodes: GraphNode[] = [];
  /** Where the value of each tensor stands in the graph. */
  const places = new Map<number, string>();
  const made = new Map<number, ConstantTensor>();
  const variables = new Map<number, NativeTensor>();
  const read: { id: number; input: string }[] = [];
  const derived: DerivedInput[] = [];
  /** Made while the recorder paused. */
  const between = new Set<number>();
  /** Results of operations that are no output yet. */
  const free = new Set<string>();
  let isPaused = false;
  let isChecking = false;
  let constantBytes = 0;
  let reason: string | undefined;
  const refuse = (why: string) => void (reason ??= why);

  /** Adds a node, and gives the places of its results. */
  function add(node: Omit<GraphNode, 'name'>): string[] {
    const name = `${node.kind}${nodes.length}`;
    nodes.push({ ...node, name });
    return node.results.map((_, place) => `${name}:${place}`);
  }

  function argument(tensor: NativeTensor): string {
    const [place] = add({ kind: 'input', inputs: [], results: [tensor], encode: (name) => placeholderNode(name, tensor) });
    places.set(tensor.id, place);
    between.delete(tensor.id);
    return place;
  }

  function constant(id: number, tensor: ConstantTensor): string {
    constantBytes += tensor.bytes.length;
    if (constantBytes > mostConstantBytes)
      refuse(`it holds constants of more than ${mostConstantBytes / 1024 / 1024} MB; make them arguments`);
    const results = [{ shape: [...tensor.shape], dtype: tensor.dtype }];
    const [place] = add({ kind: 'constant', inputs: [], results, encode: (name) => constantNode(name, tensor) });
    places.set(id, place);
    return place;
  }

  /** Where the value of an input stands; a tensor from before the call becomes a constant. */
  function placeOf(id: number): string {
    const known = places.get(id);
    if (known) return known;
    if (between.has(id)) refuse('it uses a value that is worked out in JavaScript anew in each call');
    const variable = variables.get(id);
    if (variable) {
      const input = argument(variable);
      read.push({ id, input });
      return input;
    }
    const own = made.get(id) ?? outside(id);
    return own ? constant(id, own) : '';
  }

  function outside(id: number): ConstantTensor | undefined {
    const [{ shape, dtype, id: copy }] = real.executeOp('Identity', [], [id], 1);
    try {
      return { shape, dtype, bytes: encodeHostBytes(real, dtype, real.tensorDataSync(copy)) };
    } catch {
      refuse('it uses a tensor whose values cannot be read');
    } finally {
      real.deleteTensor(copy);
    }
  }

  const recording: Recording = {
    derive(from, derive, make) {
      if (isPaused || reason) return void make();
      const place = placeOf(from.id);
      isPaused = true;
      let result: NativeTensor;
      try {
        result = make();
      } finally {
        isPaused = false;
      }
      if (reason) return;
      const isInput = nodes.some(({ name, kind }) => kind === 'input' && place === `${name}:0`);
      derived.push({ input: argument(result), from: isInput ? place : extractSubgraphLeadingTo(nodes, place), derive, result });
    },
    checking(run) {
      isChecking = true;
      try {
        return run();
      } finally {
        isChecking = false;
      }
    }
  };

  const binding: Binding = Object.create(real, {
    recording: { value: recording },
    createTensor: {
      value: ((shape, dtype, values) => {
        const id = real.createTensor(shape, dtype, values);
        if (isPaused) between.add(id);
        else if (dtype === real.TF_STRING) refuse('it makes a tensor of texts');
        else made.set(id, { shape: [...shape], dtype, bytes: encodeHostBytes(real, dtype, values as ArrayLike<number>) });
        return id;
      }) satisfies Binding['createTensor']
    },
    executeOp: {
      value: ((operation, attributes, ids, count) => {
        const inputs = reason || isPaused ? [] : ids.map(placeOf);
        const tensors = real.executeOp(operation, attributes, ids, count);
        if (isPaused) tensors.forEach(({ id }) => between.add(id));
        if (reason || isPaused) return tensors;
        if (isShapedByValues(operation)) refuse(`it uses ${operation}, whose result has a shape that depends on values`);
        const whole = wholeAttributes(real, operation, attributes, tensors);
        const encode = (name: string, inputs: string[]) => operationNode(real, { name, operation, inputs, attributes: whole });
        add({ kind: 'operation', inputs, results: tensors, encode }).forEach((place, i) => {
          places.set(tensors[i].id, place);
          free.add(place);
        });
        return tensors;
      }) satisfies Binding['executeOp']
    },
    tensorDataSync: {
      value: ((id) => {
        if (!isPaused && !isChecking && !made.has(id)) refuse('it reads the values of a tensor');
        return real.tensorDataSync(id);
      }) satisfies Binding['tensorDataSync']
    },
    runSavedModel: {
      value: (...args: unknown[]) => {
        refuse('it runs a SavedModel');
        return (real as unknown as { runSavedModel(...args: unknown[]): unknown }).runSavedModel(...args);
      }
    }
  });

  return {
    binding,
    nodes,
    argument,
    variable: (tensor) => void variables.set(tensor.id, tensor),
    variablesRead: () => read,
    derived: () => derived,
    output(tensor) {
      const place = placeOf(tensor.id);
      // Each result of an operation is given once.
      if (free.delete(place)) return place;
      const encode = (name: string, [input]: string[]) => identityNode(name, input, tensor.dtype);
      return add({ kind: 'operation', inputs: [place], results: [tensor], encode })[0];
    },
    pause: () => void (isPaused = true),
    resume: () => void (isPaused = false),
    refuse,
    drawn() {
      if (!isPaused) refuse(differs);
    },
    reason: () => reason
  };
}

/** tfjs leaves a type out that TensorFlow infers as it executes the operation; a graph has to say it. */
function wholeAttributes(
  real: Binding,
  operation: string,
  attributes: OperationAttribute[],
  [result]: NativeTensor[]
): OperationAttribute[] {
  if (operation !== 'ExpandDims' || attributes.length) return attributes;
  return [{ name: 'T', type: real.TF_ATTR_TYPE, value: result.dtype }];
}
