import { constantNode, identityNode, operationNode, placeholderNode, type ConstantTensor } from './graphDef';
import { hostBytes } from './hostBytes';
import type { Binding, NativeTensor } from './nativeBackend';

/** Writes down what is asked of the binding as nodes of a graph. */
export interface GraphRecorder {
  /** Does what the binding does, and writes it down. */
  binding: Binding;
  nodes: Uint8Array[];
  operations(): number;
  /** Makes a placeholder of a tensor, and gives its "node:place". */
  argument(tensor: NativeTensor): string;
  /** A tensor that becomes a placeholder once it is read. */
  variable(tensor: NativeTensor): void;
  variablesRead(): { id: number; input: string }[];
  /** The "node:place" of a result; of an identity where it is no result of an operation. */
  output(tensor: Omit<NativeTensor, 'shape'>): string;
  refuse(reason: string): void;
  /** Why there can be no graph: what stood in the way first. */
  reason(): string | undefined;
}

/** Larger constants belong into arguments: a graph has room for 2 GB. */
const mostConstantBytes = 64 * 1024 * 1024;

export function graphRecorder(real: Binding): GraphRecorder {
  const nodes: Uint8Array[] = [];
  /** Where the value of each tensor stands in the graph. */
  const places = new Map<number, string>();
  const made = new Map<number, ConstantTensor>();
  const variables = new Map<number, NativeTensor>();
  const read: { id: number; input: string }[] = [];
  const results = new Set<string>();
  let [operations, constantBytes] = [0, 0];
  let reason: string | undefined;
  const refuse = (why: string) => void (reason ??= why);

  function placeholder(tensor: NativeTensor): string {
    const name = `input${nodes.length}`;
    nodes.push(placeholderNode(name, tensor));
    places.set(tensor.id, `${name}:0`);
    return `${name}:0`;
  }

  function constant(id: number, tensor: ConstantTensor): string {
    constantBytes += tensor.bytes.length;
    if (constantBytes > mostConstantBytes)
      refuse(`it holds constants of more than ${mostConstantBytes / 1024 / 1024} MB; make them arguments`);
    const name = `constant${nodes.length}`;
    nodes.push(constantNode(name, tensor));
    places.set(id, `${name}:0`);
    return `${name}:0`;
  }

  /** Where the value of an input stands; a tensor from before the call becomes a constant. */
  function placeOf(id: number): string {
    const known = places.get(id);
    if (known) return known;
    const variable = variables.get(id);
    if (variable) {
      const input = placeholder(variable);
      read.push({ id, input });
      return input;
    }
    const own = made.get(id) ?? outside(id);
    return own ? constant(id, own) : '';
  }

  function outside(id: number): ConstantTensor | undefined {
    const [{ shape, dtype, id: copy }] = real.executeOp('Identity', [], [id], 1);
    try {
      return { shape, dtype, bytes: hostBytes(real, dtype, real.tensorDataSync(copy)) };
    } catch {
      refuse('it uses a tensor whose values cannot be read');
    } finally {
      real.deleteTensor(copy);
    }
  }

  const binding: Binding = Object.create(real, {
    isRecording: { value: true },
    createTensor: {
      value: ((shape, dtype, values) => {
        const id = real.createTensor(shape, dtype, values);
        if (dtype === real.TF_STRING) refuse('it makes a tensor of texts');
        else made.set(id, { shape: [...shape], dtype, bytes: hostBytes(real, dtype, values as ArrayLike<number>) });
        return id;
      }) satisfies Binding['createTensor']
    },
    executeOp: {
      value: ((operation, attributes, ids, count) => {
        const inputs = reason ? [] : ids.map(placeOf);
        const tensors = real.executeOp(operation, attributes, ids, count);
        operations++;
        if (reason) return tensors;
        const name = `node${nodes.length}`;
        nodes.push(operationNode(real, { name, operation, inputs, attributes }));
        tensors.forEach(({ id }, place) => {
          places.set(id, `${name}:${place}`);
          results.add(`${name}:${place}`);
        });
        return tensors;
      }) satisfies Binding['executeOp']
    },
    tensorDataSync: {
      value: ((id) => {
        if (!made.has(id)) refuse('it reads the values of a tensor');
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
    operations: () => operations,
    argument: placeholder,
    variable: (tensor) => void variables.set(tensor.id, tensor),
    variablesRead: () => read,
    output({ id, dtype }) {
      const place = placeOf(id);
      // Each result is given once.
      if (results.delete(place)) return place;
      const name = `output${nodes.length}`;
      nodes.push(identityNode(name, place, dtype));
      return `${name}:0`;
    },
    refuse,
    reason: () => reason
  };
}
