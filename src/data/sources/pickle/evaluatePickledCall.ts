import { showValue } from '../../../checks/showValue';
import { kindOfPickled, pickledText, type Pickled, type PickledArray, type PickledFunction, type PickledText } from './Pickled';

/** The functions with which Python and NumPy, 1 and 2, write arrays. Every other could run code. */
const known: { readonly [name: string]: PickledFunction['makes'] } = {
  'numpy ndarray': 'arrayType',
  'numpy dtype': 'dtype',
  'numpy.core.multiarray _reconstruct': 'array',
  'numpy._core.multiarray _reconstruct': 'array',
  'numpy.core.numeric _frombuffer': 'arrayOfBuffer',
  'numpy._core.numeric _frombuffer': 'arrayOfBuffer',
  '_codecs encode': 'latin1'
};

/** @throws Error for a function that does not make an array. */
export function functionOf(module: string, name: string, refuse: (got: string) => Error): PickledFunction {
  const full = `${module} ${name}`;
  if (!Object.hasOwn(known, full))
    throw refuse(`a call of ${showValue(`${module}.${name}`)}, which is not made and could run any code`);
  return { kind: 'function', makes: known[full] };
}

/** What a call makes: an array of unsigned bytes, their type, or bytes that were written as text. */
export function evaluatePickledCall(called: Pickled, args: Pickled[], refuse: (got: string) => Error): Pickled {
  if (!isKind(called, 'function')) throw refuse(`a call of ${kindOfPickled(called)}`);
  const [first, second, third, fourth] = args;
  if (called.makes === 'array' && args.length === 3) {
    const isArray = isKind(first, 'function') && first.makes === 'arrayType';
    // What it begins with, no number of type "b"; its state brings the rest.
    const isEmpty = isKind(second, 'tuple') && second.items.length === 1 && second.items[0] === 0;
    if (isArray && isEmpty && isText(third) && pickledText(third) === 'b')
      return { kind: 'array', shape: [0], isFortran: false, bytes: null };
  }
  if (called.makes === 'arrayOfBuffer' && args.length === 4 && isText(fourth)) {
    const order = pickledText(fourth);
    const made: PickledArray = { kind: 'array', shape: [0], isFortran: order === 'F', bytes: null };
    if (order === 'C' || order === 'F') return withNumbers(made, { shape: third, type: second, bytes: first }, refuse);
  }
  if (called.makes === 'dtype' && args.length === 3 && isText(first)) {
    const type = pickledText(first);
    if (type !== 'u1') throw refuse(`an array of type ${showValue(type)} in the place of "u1", unsigned bytes`);
    return { kind: 'dtype' };
  }
  if (called.makes === 'latin1' && args.length === 2 && isKind(first, 'text') && isText(second)) {
    if (/^latin-?1$/.test(pickledText(second))) return { kind: 'bytes', bytes: latin1(first.bytes, refuse) };
  }
  throw refuse(`a call with other values than those of an array (${args.slice(0, 6).map(kindOfPickled).join(', ')})`);
}

/** Gives an array its numbers; the type of an array has a state too. */
export function setPickledState(target: Pickled, state: Pickled, refuse: (got: string) => Error): void {
  const items = isKind(state, 'tuple') ? state.items : [];
  if (isKind(target, 'dtype')) {
    const [version, order, ...rest] = items;
    const isPlain = version === 3 && isText(order) && '|<=>'.includes(pickledText(order)) && rest.length === 6;
    // No fields, no shape of its own.
    if (isPlain && String(rest.map((one) => (one === null ? 'N' : one))) === 'N,N,N,-1,-1,0') return;
    throw refuse('a type of numbers that is not plain');
  }
  if (!isKind(target, 'array')) throw refuse(`a state for ${kindOfPickled(target)}`);
  if (target.bytes !== null) throw refuse('an array whose numbers come twice');
  const [version, shape, type, isFortran, bytes] = items;
  const isFlag = typeof isFortran === 'boolean' || isFortran === 0 || isFortran === 1;
  if (items.length !== 5 || version !== 1 || !isFlag)
    throw refuse(`an array with a state of another form, ${kindOfPickled(state)}`);
  target.isFortran = isFortran === true || isFortran === 1;
  withNumbers(target, { shape, type, bytes }, refuse);
}

function withNumbers(
  target: PickledArray,
  { shape, type, bytes }: { shape: Pickled; type: Pickled; bytes: Pickled },
  refuse: (got: string) => Error
): PickledArray {
  if (!isKind(type, 'dtype')) throw refuse(`${kindOfPickled(type)} as the type of an array`);
  const sizes = isKind(shape, 'tuple') ? shape.items : [];
  if (sizes.length === 0 || sizes.length > 8 || !sizes.every((size) => Number.isInteger(size) && (size as number) >= 0))
    throw refuse(`${kindOfPickled(shape)} as the shape of an array`);
  if (!isText(bytes)) throw refuse(`${kindOfPickled(bytes)} as the numbers of an array`);
  target.shape = sizes as number[];
  const count = target.shape.reduce((a, b) => a * b, 1);
  if (count !== bytes.bytes.length) throw refuse(`${bytes.bytes.length} bytes for ${kindOfPickled(target)}`);
  target.bytes = bytes.bytes;
  return target;
}

/** Bytes that Python 3 wrote as text for protocol 2: each is a character up to 255, of one byte or two in UTF-8. */
function latin1(text: Uint8Array, refuse: (got: string) => Error): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] < 0x80) bytes[count++] = text[i];
    else if ((text[i] === 0xc2 || text[i] === 0xc3) && (text[i + 1] & 0xc0) === 0x80)
      bytes[count++] = ((text[i] & 3) << 6) | (text[++i] & 0x3f);
    else throw refuse('a text that is to be bytes and has other characters');
  }
  return bytes.subarray(0, count);
}

function isKind<Kind extends string>(value: Pickled | undefined, kind: Kind): value is Extract<Pickled, { kind: Kind }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

function isText(value: Pickled | undefined): value is PickledText {
  return isKind(value, 'text') || isKind(value, 'bytes');
}
