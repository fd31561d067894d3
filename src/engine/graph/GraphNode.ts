import type { NativeTensor } from './findNativeBackend';

/** A node of a graph before it has become bytes: its inputs may still get other names. */
export interface GraphNode {
  name: string;
  kind: 'input' | 'constant' | 'operation';
  /** "node:place" of each. */
  inputs: string[];
  results: Omit<NativeTensor, 'id'>[];
  encode(name: string, inputs: string[]): Uint8Array;
}
