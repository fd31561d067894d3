import { createByteCursor } from './createByteCursor';
import type { Pickled } from './Pickled';
import { pickleInstructions, pickleStart, popPickled, type PickleMachine } from './pickleInstructions';

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
  const cursor = createByteCursor(bytes, refuse);
  const first = bytes[0];
  if (first !== pickleStart) throw refuse(bytes.length === 0 ? 'an empty file' : `a file that begins with ${shownByte(first)}`);
  const machine: PickleMachine = {
    stack: [],
    marks: [],
    memo: new Map(),
    encoded: 0,
    frameEnd: 0,
    cursor,
    refuse,
    length: bytes.length
  };
  // A picture of 3,072 bytes takes ten at most, for its label and the name of its file. A file of instructions alone would fill the memory.
  const mostSteps = 10_000 + bytes.length / 128;
  for (let steps = 0; ; steps++) {
    if (steps > mostSteps) throw refuse(`more than ${Math.floor(mostSteps)} instructions`);
    start = cursor.at();
    const code = cursor.number(1);
    if (code === stop) break;
    if (code === pickleStart && start > 0) throw refuse('a second beginning');
    const instruction = pickleInstructions[code];
    if (!instruction) throw refuse(`the instruction ${shownByte(code)}, which no such file needs`);
    instruction(machine);
    if (start < machine.frameEnd && cursor.at() > machine.frameEnd) throw refuse('an instruction that is longer than its frame');
  }
  const value = popPickled(machine);
  if (machine.stack.length > 0 || machine.marks.length > 0) throw refuse('more values than one');
  if (cursor.at() < bytes.length) throw refuse(`${bytes.length - cursor.at()} bytes after its end`);
  return value;
}

/** STOP */
const stop = 0x2e;

function shownByte(code: number): string {
  const letter = code > 0x20 && code < 0x7f ? ` (${JSON.stringify(String.fromCharCode(code))})` : '';
  return `0x${code.toString(16).padStart(2, '0')}${letter}`;
}
