import { isUtf8 } from 'node:buffer';
import { byteCursor, type ByteCursor } from './byteCursor';
import { functionOf, makePickled, setPickledState } from './makePickled';
import { kindOfPickled, pickledText, type Pickled, type PickledText } from './Pickled';

/**
 * The value in a pickle of protocol 2 to 5, as Python 2 and 3 write it of numbers, texts, lists, dictionaries and NumPy's arrays of unsigned bytes. Nothing in
 * the file is called: of the few functions that arrays are made with it is known what they make, and every other is refused.
 *
 * Work and memory are bounded by the length of the file: texts and arrays are parts of it, except bytes that Python 3 wrote as text, which are copied, all together
 * once its length. The instructions are those of Python's module pickletools.
 *
 * @param subject names the file; `fix` says what to do if it is not whole.
 * @throws Error that says where: a file that is cut off, longer than its value, of another protocol, or has any other instruction or function.
 */
export function readPickle(subject: string, bytes: Uint8Array, fix: string): Pickled {
  let start = 0;
  const refuse = (got: string): Error =>
    new Error(`${subject}: expected a pickle of numbers, texts and arrays of bytes, got ${got} (byte ${start}); ${fix}`);
  const cursor = byteCursor(bytes, refuse);
  const first = bytes[0];
  if (first !== protocol) throw refuse(bytes.length === 0 ? 'an empty file' : `a file that begins with ${shownByte(first)}`);
  const machine: Machine = { stack: [], marks: [], memo: new Map(), encoded: 0, cursor, refuse, length: bytes.length };
  // A picture of 3,072 bytes takes ten at most, for its label and the name of its file. A file of instructions alone would fill the memory.
  const mostSteps = 10_000 + bytes.length / 128;
  for (let steps = 0; ; steps++) {
    if (steps > mostSteps) throw refuse(`more than ${Math.floor(mostSteps)} instructions`);
    start = cursor.at();
    const code = cursor.number(1);
    if (code === stop) break;
    if (code === protocol && start > 0) throw refuse('a second beginning');
    const instruction = instructions[code];
    if (!instruction) throw refuse(`the instruction ${shownByte(code)}, which no such file needs`);
    instruction(machine);
  }
  const value = pop(machine);
  if (machine.stack.length > 0 || machine.marks.length > 0) throw refuse('more values than one');
  if (cursor.at() < bytes.length) throw refuse(`${bytes.length - cursor.at()} bytes after its end`);
  return value;
}

interface Machine {
  stack: Pickled[];
  /** Heights of the stack at which lists, tuples and entries begin. */
  marks: number[];
  /** Values that may come again, by number. */
  memo: Map<number, Pickled>;
  /** Bytes that have been copied out of texts. */
  encoded: number;
  cursor: ByteCursor;
  refuse: (got: string) => Error;
  /** Of the file. */
  length: number;
}

const protocol = 0x80;
const stop = 0x2e;

const text = (kind: PickledText['kind'], width: 1 | 4 | 8) => (machine: Machine) => {
  const bytes = machine.cursor.take(machine.cursor.number(width));
  if (kind === 'text' && !isUtf8(bytes)) throw machine.refuse('a text that is not UTF-8');
  machine.stack.push({ kind, bytes });
};
const number = (width: 1 | 2) => (machine: Machine) => void machine.stack.push(machine.cursor.number(width));
const constant = (value: null | boolean) => (machine: Machine) => void machine.stack.push(value);
const tuple = (count: number) => (machine: Machine) => {
  const items = Array.from({ length: count }, () => pop(machine)).reverse();
  machine.stack.push({ kind: 'tuple', items });
};
const keep = (width: 1 | 4) => (machine: Machine) => void machine.memo.set(machine.cursor.number(width), top(machine));
const again = (width: 1 | 4) => (machine: Machine) => {
  const value = machine.memo.get(machine.cursor.number(width));
  if (value === undefined) throw machine.refuse('a value that has not come before');
  machine.stack.push(value);
};

const instructions: { readonly [code: number]: (machine: Machine) => void } = {
  [protocol]: ({ cursor, refuse }) => {
    const version = cursor.number(1);
    if (version < 2 || version > 5) throw refuse(`protocol ${version}, none of 2 to 5`);
  },
  // FRAME: how many bytes may be read at once.
  0x95: ({ cursor }) => void cursor.number(8),
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
  0x61: (machine) => append(machine, [pop(machine)]),
  0x65: (machine) => append(machine, popToMark(machine)),
  // EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3
  0x29: tuple(0),
  0x74: (machine) => void machine.stack.push({ kind: 'tuple', items: popToMark(machine) }),
  0x85: tuple(1),
  0x86: tuple(2),
  0x87: tuple(3),
  // EMPTY_DICT, SETITEM, SETITEMS
  0x7d: ({ stack }) => void stack.push({ kind: 'dict', entries: new Map() }),
  0x73: (machine) => setItems(machine, [pop(machine), pop(machine)].reverse()),
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
    const [module, name] = [pop(machine), pop(machine)].reverse().map((part) => nameOf(machine, part));
    machine.stack.push(functionOf(module, name, machine.refuse));
  },
  // REDUCE, BUILD
  0x52: (machine) => {
    const [args, called] = [pop(machine), pop(machine)];
    if (typeof args !== 'object' || args?.kind !== 'tuple') throw machine.refuse(`a call with ${kindOfPickled(args)}`);
    const made = makePickled(called, args.items, machine.refuse);
    if (typeof called === 'object' && called?.kind === 'function' && called.makes === 'latin1')
      machine.encoded += (made as PickledText).bytes.length;
    if (machine.encoded > machine.length) throw machine.refuse('the same text made bytes again and again');
    machine.stack.push(made);
  },
  0x62: (machine) => {
    const state = pop(machine);
    setPickledState(top(machine), state, machine.refuse);
  }
};

/** Not below the last mark: what lies there belongs to what is not finished. */
function pop({ stack, marks, refuse }: Machine): Pickled {
  if (stack.length <= (marks.at(-1) ?? 0)) throw refuse('a value that is missing');
  return stack.pop()!;
}

function top({ stack, marks, refuse }: Machine): Pickled {
  if (stack.length <= (marks.at(-1) ?? 0)) throw refuse('a value that is missing');
  return stack.at(-1)!;
}

function popToMark({ stack, marks, refuse }: Machine): Pickled[] {
  const from = marks.pop();
  if (from === undefined) throw refuse('an end without a beginning');
  return stack.splice(from);
}

function append(machine: Machine, items: Pickled[]): void {
  const list = top(machine);
  if (typeof list !== 'object' || list?.kind !== 'list') throw machine.refuse(`items for ${kindOfPickled(list)}`);
  for (const item of items) list.items.push(item);
}

function setItems(machine: Machine, items: Pickled[]): void {
  const dict = top(machine);
  if (typeof dict !== 'object' || dict?.kind !== 'dict') throw machine.refuse(`entries for ${kindOfPickled(dict)}`);
  if (items.length % 2 === 1) throw machine.refuse('a key without a value');
  for (let i = 0; i < items.length; i += 2) {
    const key = nameOf(machine, items[i]);
    if (dict.entries.has(key)) throw machine.refuse(`the key ${JSON.stringify(key)} twice`);
    dict.entries.set(key, items[i + 1]);
  }
}

/** A key or the name of a function: short texts. */
function nameOf({ refuse }: Machine, value: Pickled): string {
  const isShort = typeof value === 'object' && (value?.kind === 'text' || value?.kind === 'bytes') && value.bytes.length <= 256;
  if (!isShort) throw refuse(`${kindOfPickled(value)} in the place of a name`);
  return pickledText(value);
}

function shownByte(code: number): string {
  const letter = code > 0x20 && code < 0x7f ? ` (${JSON.stringify(String.fromCharCode(code))})` : '';
  return `0x${code.toString(16).padStart(2, '0')}${letter}`;
}
