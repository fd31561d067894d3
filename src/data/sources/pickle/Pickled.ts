/** A value of a pickle: numbers, texts, bytes, lists, tuples, dictionaries, and arrays of bytes by NumPy. */
export type Pickled =
  | null
  | boolean
  | number
  | PickledText
  | { kind: 'list'; items: Pickled[] }
  | { kind: 'tuple'; items: Pickled[] }
  | PickledDict
  | PickledFunction
  | { kind: 'dtype' }
  | PickledArray;

/** A text as UTF-8, or bytes. Python 2 made no difference between them. */
export type PickledText = { kind: 'text'; bytes: Uint8Array } | { kind: 'bytes'; bytes: Uint8Array };

export interface PickledDict {
  kind: 'dict';
  /** By the texts of the keys. */
  entries: Map<string, Pickled>;
}

/** One of the few functions that NumPy's arrays are made with. None of them is called: `evaluatePickledCall` knows what they would make. */
export interface PickledFunction {
  kind: 'function';
  makes: 'array' | 'arrayOfBuffer' | 'arrayType' | 'dtype' | 'latin1';
}

/** An array of NumPy of unsigned bytes. */
export interface PickledArray {
  kind: 'array';
  shape: number[];
  /** Whether its numbers lie column by column. */
  isFortran: boolean;
  /** Its numbers; null until they have come. */
  bytes: Uint8Array | null;
}

/** A text of a pickle, whatever Python's version wrote it. */
export function pickledText({ bytes }: PickledText): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** How a value is called in an error. It may contain itself, so its items are not looked at. */
export function kindOfPickled(value: Pickled | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'None';
  if (typeof value !== 'object') return String(value);
  if (value.kind === 'list' || value.kind === 'tuple') return `a ${value.kind} of ${value.items.length}`;
  if (value.kind === 'dict') return `a dictionary of ${value.entries.size}`;
  if (value.kind === 'array') return `an array of shape [${value.shape.slice(0, 8).join(', ')}]`;
  return value.kind === 'bytes' || value.kind === 'function' || value.kind === 'dtype' ? value.kind : 'a text';
}
