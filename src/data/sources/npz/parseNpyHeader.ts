import { showValue } from '../../../checks/showValue';

/** What the header of an .npy array says. */
export interface NpyHeader {
  /** "u1", "i8", "f4": kind and bytes of one number. */
  type: string;
  shape: number[];
  /** Where the numbers begin. */
  length: number;
}

const magic = Buffer.from('\x93NUMPY', 'latin1');
/** NumPy refuses to read headers over 10,000 bytes. */
const longest = 65_536;
/** NumPy allows 64. */
const mostSizes = 64;

/**
 * Reads the header of an array (NumPy's format, versions 1 to 3): magic bytes, version, the length as 2 or 4 bytes, a Python dictionary.
 * Returns null while bytes are missing.
 *
 * @throws Error for anything but an array, for Python objects, structures and texts, and for big-endian or Fortran order.
 */
export function parseNpyHeader(subject: string, bytes: Buffer): NpyHeader | null {
  if (!bytes.subarray(0, 6).equals(magic.subarray(0, bytes.length)))
    throw new Error(`${subject}: expected an array (.npy), got something else; write it with numpy.savez`);
  if (bytes.length < 12) return null;
  const version = bytes[6];
  if (version < 1 || version > 3)
    throw new Error(`${subject}: expected version 1, 2 or 3 of .npy, got ${version}.${bytes[7]}; write it with numpy.savez`);
  const start = version === 1 ? 10 : 12;
  const length = start + (version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8));
  if (length > longest)
    throw new Error(`${subject}: expected a header of at most ${longest} bytes, got ${length}; write it with numpy.savez`);
  if (bytes.length < length) return null;
  const text = bytes.toString('utf8', start, length);
  const type = typeOf(subject, text);
  if (!/'fortran_order': *False/.test(text)) throw otherOrder(subject, text);
  const sizes = /'shape': *\(([\d, L]*)\)/.exec(text)?.[1];
  const shape = (sizes ?? '?')
    .split(',')
    .filter((one) => one.trim())
    .map((one) => Number(one.replace('L', '')));
  if (shape.length > mostSizes || !shape.every((one) => Number.isSafeInteger(one))) throw broken(subject, text);
  return { type, shape, length };
}

function typeOf(subject: string, text: string): string {
  const [, order, type] = /'descr': *'([<>|])([a-zA-Z]\w*)'/.exec(text) ?? [];
  if (type === undefined) {
    if (!/'descr': *\[/.test(text)) throw broken(subject, text);
    throw new Error(`${subject}: expected an array of numbers, got one with named fields; save one array for each`);
  }
  if (type.startsWith('O'))
    throw new Error(
      `${subject}: expected an array of numbers, got Python objects; give numpy.savez arrays with a dtype of numbers`
    );
  if (order === '>' && type !== 'u1')
    throw new Error(`${subject}: expected little-endian numbers, got big-endian ones (>${type}); save array.astype("<${type}")`);
  return type;
}

function otherOrder(subject: string, text: string): Error {
  if (!/'fortran_order': *True/.test(text)) return broken(subject, text);
  return new Error(`${subject}: expected C order (row after row), got Fortran order; save numpy.ascontiguousarray(array)`);
}

function broken(subject: string, text: string): Error {
  return new Error(
    `${subject}: expected descr, fortran_order and shape, got ${showValue(text.trim())}; write it with numpy.savez`
  );
}
