/** Values that nobody should pass to a function, each made anew: [what it is, how it is made]. */
exports.hostileValues = function hostileValues(tf) {
  const plain = [
    undefined,
    null,
    true,
    NaN,
    -1,
    0,
    -0,
    1,
    2,
    1.5,
    0.5,
    1e-320,
    Infinity,
    -Infinity,
    1e9,
    2 ** 31,
    1e308,
    2 ** 53,
    -(2 ** 31),
    10n,
    2n ** 70n
  ];
  const texts = [
    '',
    'x',
    '__proto__',
    'constructor',
    '\0',
    '../nowhere',
    '\ud800',
    'a\u202ecba',
    '\u001b[31m',
    '1',
    'long '.repeat(20_000)
  ];
  const nested = (wrap, levels) => {
    let value = 1;
    for (let i = 0; i < levels; i++) value = wrap(value);
    return value;
  };
  const throws = () => {
    throw new Error('from a getter');
  };
  const made = {
    'a symbol': () => Symbol('s'),
    'an empty array': () => [],
    'an array of holes': () => new Array(5),
    'the longest array': () => new Array(2 ** 32 - 1),
    'an array that says it is the longest': () =>
      new Proxy([1, 2], { get: (array, key) => (key === 'length' ? 2 ** 32 - 2 : Reflect.get(array, key)) }),
    'a proxy of an array': () => new Proxy([1, 2], {}),
    'a length that is a getter': () => ({
      get length() {
        return 2 ** 31;
      }
    }),
    'nested arrays': () => [[1, 2], [3]],
    'mixed arrays': () => [1, 'a', null, [NaN], Symbol('s'), 10n],
    'an array that holds itself': () => {
      const array = [1];
      array.push(array);
      return array;
    },
    'an object that holds itself': () => {
      const object = { name: 'x', x: [] };
      object.self = object;
      object.x.push(object);
      return object;
    },
    'arrays 20,000 deep': () => nested((value) => [value], 20_000),
    'objects 20,000 deep': () => nested((value) => ({ value, x: value, rows: value }), 20_000),
    'an array with one item far away': () => Object.assign([], { 100_000_000: 1 }),
    'an array with a hole': () => Object.assign(new Array(3), { 0: 1, 2: 3 }),
    'a length of 2 ** 31': () => ({ length: 2 ** 31 }),
    'a length of a billion': () => ({ length: 1e9 }),
    'a length of 2 ** 53': () => ({ length: 2 ** 53, 0: 1 }),
    'a length of -1': () => ({ length: -1 }),
    'a length of NaN': () => ({ length: NaN, 0: 1 }),
    'a revoked object': () => revoked({}),
    'a revoked array': () => revoked([]),
    'a revoked function': () => revoked(() => 1),
    'traps that throw': () =>
      new Proxy({}, { get: throws, ownKeys: throws, has: throws, getPrototypeOf: throws, getOwnPropertyDescriptor: throws }),
    'an array with traps that throw': () => new Proxy([1, 2], { get: throws, ownKeys: throws }),
    'getters that throw': () =>
      Object.defineProperties(
        {},
        Object.fromEntries(
          ['x', 'y', 'name', 'length', 'data', 'shape', 'show'].map((name) => [name, { get: throws, enumerable: true }])
        )
      ),
    'texts that throw': () => ({
      toString: throws,
      toJSON: throws,
      valueOf: throws,
      [Symbol.toPrimitive]: throws,
      [Symbol.iterator]: throws
    }),
    'an object without a prototype': () => Object.create(null),
    'an odd constructor': () => ({ constructor: null }),
    'a constructor whose name throws': () => ({ constructor: Object.defineProperty({}, 'name', { get: throws }) }),
    Float64Array: () => new Float64Array([1, NaN, 3]),
    Float32Array: () => new Float32Array(4),
    Int32Array: () => new Int32Array([0, 1, -5, 2]),
    'Uint8Array of none': () => new Uint8Array(0),
    BigInt64Array: () => new BigInt64Array(3),
    DataView: () => new DataView(new ArrayBuffer(8)),
    ArrayBuffer: () => new ArrayBuffer(8),
    'a resizable buffer': () => new Float32Array(new ArrayBuffer(16, { maxByteLength: 64 })),
    'a buffer that has shrunk': () => {
      const buffer = new ArrayBuffer(16, { maxByteLength: 64 });
      const array = new Float32Array(buffer, 8, 2);
      buffer.resize(4);
      return array;
    },
    'a shared buffer': () => new Float32Array(new SharedArrayBuffer(16)),
    'a detached buffer': () => {
      const buffer = new ArrayBuffer(16);
      globalThis.structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    },
    'a detached array': () => {
      const array = new Float32Array(4);
      globalThis.structuredClone(array.buffer, { transfer: [array.buffer] });
      return array;
    },
    'a function': () => (x) => x,
    'a function that throws': () => throws,
    'an async function': () => async () => 1,
    'a function that gives text': () => () => 'x',
    'a function that gives NaN': () => () => NaN,
    'a function that gives nothing': () => () => undefined,
    'a function that gives itself': () => {
      const fn = () => fn;
      return fn;
    },
    'a function that gives a promise that fails': () => async () => throws(),
    'a generator': () =>
      (function* generator() {
        for (let i = 0; i < 3; i++) yield i;
      })(),
    'a boxed number': () => Object(1),
    'a boxed text': () => Object('x'),
    'a class': () => class A {},
    'a date': () => new Date(NaN),
    'a map': () => new Map([[1, 2]]),
    'a set': () => new Set([1]),
    'an error': () => new Error('an error'),
    'a pattern': () => /a/g,
    'a promise': () => Promise.resolve(1),
    'a promise that fails': () => {
      const promise = Promise.reject(new Error('a promise'));
      promise.catch(() => {});
      return promise;
    },
    'a thenable': () => ({ then: throws }),
    'an iterator without an end': () => ({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) }),
    'a disposed tensor': () => {
      const tensor = tf.zeros([2, 2]);
      tensor.dispose();
      return tensor;
    },
    'a disposed model': () => {
      const model = smallModel(tf);
      model.dispose();
      return model;
    },
    'a scalar tensor': () => tf.scalar(1),
    'a tensor of texts': () => tf.tensor(['a', 'b']),
    'a tensor of complex numbers': () => tf.complex([1, 2], [3, 4]),
    'a tensor of NaN': () => tf.fill([24, 2], NaN),
    'a tensor of no rows': () => tf.zeros([0, 2]),
    'a tensor of rank 5': () => tf.zeros([1, 2, 1, 2, 1]),
    'a tensor of booleans': () => tf.tensor([true, false], [2], 'bool'),
    'a variable': () => tf.tidy(() => tf.variable(tf.zeros([2, 2]))),
    'a model without layers': () => tf.sequential(),
    'a model of other rows': () => tf.sequential({ layers: [tf.layers.dense({ units: 5, inputShape: [3, 4] })] }),
    'a model of two outputs': () => {
      const input = tf.input({ shape: [2] });
      const [first, second] = [1, 2].map(() => tf.layers.dense({ units: 2 }).apply(input));
      return tf.model({ inputs: input, outputs: [first, second] });
    },
    'a model of probabilities': () =>
      tf.sequential({ layers: [tf.layers.dense({ units: 2, activation: 'softmax', inputShape: [2] })] }),
    'a model of NaN': () =>
      tf.sequential({
        layers: [tf.layers.dense({ units: 2, inputShape: [2], biasInitializer: tf.initializers.constant({ value: NaN }) })]
      }),
    'a frozen model': () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2], trainable: false })] }),
    'a layer': () => tf.layers.dense({ units: 2 }),
    'what looks like a model': () => ({
      predict: (x) => x,
      apply: (x) => x,
      layers: [],
      inputs: [],
      outputs: [{ shape: [null] }],
      weights: []
    })
  };
  return [
    ...plain.map((value) => [typeof value === 'bigint' ? 'a bigint' : String(value), () => value]),
    ...texts.map((value, i) => [`text ${i}`, () => value]),
    ...Object.entries(made)
  ];
};

exports.smallModel = smallModel;
function smallModel(tf, units = 2) {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 3, activation: 'relu', inputShape: [2], name: 'first' }),
      tf.layers.dense({ units, name: 'last' })
    ]
  });
}

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
