import { isUtf8 } from 'node:buffer';
import type { ByteCursor } from './createByteCursor';
import { functionOf, evaluatePickledCall, setPickledState } from './evaluatePickledCall';
import { kindOfPickled, pickledText, type Pickled, type PickledText } from './Pickled';

/** What the instructions of a pickle work on. */
export interface PickleMachine {
  stack: Pickled[];
  /** Heights of the stack at which lists, tuples and entries begin. */
  marks: number[];
  /** Values that may come again, by number. */
  memo: Map<number, Pickled>;
  /** Bytes that have been copied out of texts. */
  encoded: number;
  /** Where the last frame ends. */
  frameEnd: number;
  cursor: ByteCursor;
  refuse: (got: string) => Error;
  /** Of the file. */
  length: number;
}

/** PROTO: the first instruction of all. */
export const pickleStart = 0x80;

const text = (kind: PickledText['kind'], width: 1 | 4 | 8) => (machine: PickleMachine) => {
  const bytes = machine.cursor.take(machine.cursor.number(width));
  if (kind === 'text' && !isUtf8(bytes)) throw machine.refuse('a text that is not UTF-8');
  machine.stack.push({ kind, bytes });
};
const number = (width: 1 | 2) => (machine: PickleMachine) => void machine.stack.push(machine.cursor.number(width));
const constant = (value: null | boolean) => (machine: PickleMachine) => void machine.stack.push(value);
const tuple = (count: number) => (machine: PickleMachine) => {
  const items = Array.from({ length: count }, () => popPickled(machine)).reverse();
  machine.stack.push({ kind: 'tuple', items });
};
const keep = (width: 1 | 4) => (machine: PickleMachine) => void machine.memo.set(machine.cursor.number(width), top(machine));
const again = (width: 1 | 4) => (machine: PickleMachine) => {
  const value = machine.memo.get(machine.cursor.number(width));
  if (value === undefined) throw machine.refuse('a value that has not come before');
  machine.stack.push(value);
};

/** The instructions that numbers, texts, lists, dictionaries and arrays need, by their names in Python's module pickletools. */
export const pickleInstructions: { readonly [code: number]: (machine: PickleMachine) => void } = {
  [pickleStart]: ({ cursor, refuse }) => {
    const version = cursor.number(1);
    if (version < 2 || version > 5) throw refuse(`protocol ${version}, none of 2 to 5`);
  },
  // FRAME: how many bytes of instructions follow.
  0x95: (machine) => {
    const { cursor, refuse } = machine;
    const [bytes, left] = [cursor.number(8), machine.length - cursor.at()];
    // This instruction takes nine bytes itself.
    if (cursor.at() - 9 < machine.frameEnd) throw refuse('a frame in a frame');
    if (bytes > left) throw refuse(`one that is cut off: ${left} bytes where ${bytes} follow`);
    machine.frameEnd = cursor.at() + bytes;
  },
  // NONE, NEWTRUE, NEWFALSE
  0x4e: constant(null),
  0x88: constant(true),
  0x89: constant(false),
  // BININT, BININT1, BININT2, LONG1
  0x4a: ({ stack, cursor }) => void stack.push(cursor.take(4).readInt32LE()),
  0x4b: number(1),
  0x4d: number(2),
  0x8a: ({ stack, cursor, refuse }) => {
    const width = cursor.number(1);
    if (width > 6) throw refuse('a number beyond all that is needed');
    stack.push(width === 0 ? 0 : cursor.take(width).readIntLE(0, width));
  },
  // BINSTRING, SHORT_BINSTRING, BINBYTES, SHORT_BINBYTES, BINBYTES8, BYTEARRAY8
  0x54: text('bytes', 4),
  0x55: text('bytes', 1),
  0x42: text('bytes', 4),
  0x43: text('bytes', 1),
  0x8e: text('bytes', 8),
  0x96: text('bytes', 8),
  // BINUNICODE, SHORT_BINUNICODE, BINUNICODE8
  0x58: text('text', 4),
  0x8c: text('text', 1),
  0x8d: text('text', 8),
  // MARK
  0x28: ({ stack, marks }) => void marks.push(stack.length),
  // EMPTY_LIST, APPEND, APPENDS
  0x5d: ({ stack }) => void stack.push({ kind: 'list', items: [] }),
  0x61: (machine) => append(machine, [popPickled(machine)]),
  0x65: (machine) => append(machine, popToMark(machine)),
  // EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3
  0x29: tuple(0),
  0x74: (machine) => void machine.stack.push({ kind: 'tuple', items: popToMark(machine) }),
  0x85: tuple(1),
  0x86: tuple(2),
  0x87: tuple(3),
  // EMPTY_DICT, SETITEM, SETITEMS
  0x7d: ({ stack }) => void stack.push({ kind: 'dict', entries: new Map() }),
  0x73: (machine) => setItems(machine, [popPickled(machine), popPickled(machine)].reverse()),
  0x75: (machine) => setItems(machine, popToMark(machine)),
  // BINPUT, LONG_BINPUT, MEMOIZE, BINGET, LONG_BINGET
  0x71: keep(1),
  0x72: keep(4),
  0x94: (machine) => void machine.memo.set(machine.memo.size, top(machine)),
  0x68: again(1),
  0x6a: again(4),
  // GLOBAL, STACK_GLOBAL
  0x63: ({ stack, cursor, refuse }) => void stack.push(functionOf(cursor.line(), cursor.line(), refuse)),
  0x93: (machine) => {
    const [module, name] = [popPickled(machine), popPickled(machine)].reverse().map((part) => nameOf(machine, part, ['text']));
    machine.stack.push(functionOf(module, name, machine.refuse));
  },
  // REDUCE, BUILD
  0x52: (machine) => {
    const [args, called] = [popPickled(machine), popPickled(machine)];
    if (typeof args !== 'object' || args?.kind !== 'tuple') throw machine.refuse(`a call with ${kindOfPickled(args)}`);
    const made = evaluatePickledCall(called, args.items, machine.refuse);
    if (typeof called === 'object' && called?.kind === 'function' && called.makes === 'latin1')
      machine.encoded += (made as PickledText).bytes.length;
    if (machine.encoded > machine.length) throw machine.refuse('the same text made bytes again and again');
    machine.stack.push(made);
  },
  0x62: (machine) => {
    const state = popPickled(machine);
    setPickledState(top(machine), state, machine.refuse);
  }
};

/** Not below the last mark: what lies there belongs to what is not finished. */
export function popPickled({ stack, marks, refuse }: PickleMachine): Pickled {
  if (stack.length <= (marks.at(-1) ?? 0)) throw refuse('a value that is missing');
  return stack.pop()!;
}

function top({ stack, marks, refuse }: PickleMachine): Pickled {
  if (stack.length <= (marks.at(-1) ?? 0)) throw refuse('a value that is missing');
  return stack.at(-1)!;
}

function popToMark({ stack, marks, refuse }: PickleMachine): Pickled[] {
  const from = marks.pop();
  if (from === undefined) throw refuse('an end without a beginning');
  return stack.splice(from);
}

function append(machine: PickleMachine, items: Pickled[]): void {
  const list = top(machine);
  if (typeof list !== 'object' || list?.kind !== 'list') throw machine.refuse(`items for ${kindOfPickled(list)}`);
  for (const item of items) list.items.push(item);
}

function setItems(machine: PickleMachine, items: Pickled[]): void {
  const dict = top(machine);
  if (typeof dict !== 'object' || dict?.kind !== 'dict') throw machine.refuse(`entries for ${kindOfPickled(dict)}`);
  if (items.length % 2 === 1) throw machine.refuse('a key without a value');
  for (let i = 0; i < items.length; i += 2) {
    const key = nameOf(machine, items[i]);
    if (dict.entries.has(key)) throw machine.refuse(`the key ${JSON.stringify(key)} twice`);
    dict.entries.set(key, items[i + 1]);
  }
}

/** A key, or the name of a function: short texts. */
function nameOf({ refuse }: PickleMachine, value: Pickled, kinds: readonly string[] = ['text', 'bytes']): string {
  const isText = typeof value === 'object' && (value?.kind === 'text' || value?.kind === 'bytes');
  if (!isText || value.bytes.length > 256 || !kinds.includes(value.kind))
    throw refuse(`${kindOfPickled(value)} in the place of a name`);
  return pickledText(value);
}
