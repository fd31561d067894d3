const { smallModel } = require('./hostileValues.cjs');

/**
 * Changes of a right value into one that is almost right, by what it is: [what is done, how]. Each takes the value and a number that says which part of it is meant.
 *
 * @param theirs keeps what is thrown that is no error: what a user's own code throws comes through as it is.
 */
exports.changesOf = function changesOf(tf, theirs) {
  return (value) => {
    const kinds = [];
    if (typeof value === 'number') kinds.push(ofNumbers);
    else if (typeof value === 'string') kinds.push(ofTexts);
    else if (typeof value === 'function') kinds.push(functionChanges(tf, theirs));
    else if (ArrayBuffer.isView(value)) kinds.push(ofLists, ofTypedArrays);
    else if (Array.isArray(value)) kinds.push(ofLists, ofArrays, ofObjects);
    else if (typeof value === 'object' && value !== null) {
      kinds.push(ofObjects);
      if (Array.isArray(value.layers) && typeof value.predict === 'function') kinds.push(modelChanges(tf));
      if (typeof value.dispose === 'function') kinds.push(ofOwners);
    }
    return kinds.flatMap((kind) => Object.entries(kind));
  };
};

const ofNumbers = {
  'below zero': (value) => -Math.abs(value) - 1,
  'a half more': (value) => value + 0.5,
  'a millionth': (value) => value / 1e6,
  'a text': String,
  boxed: Object,
  'a bigint': (value) => (Number.isInteger(value) ? BigInt(value) : 1n),
  'in an array': (value) => [value],
  'as a method': (value) => () => value
};

const ofTexts = {
  'with a zero': (value) => `${value}\0`,
  'with a space': (value) => ` ${value}`,
  'in capitals': (value) => value.toUpperCase(),
  'turned round': (value) => `\u202e${value}`,
  boxed: Object,
  'as its letters': (value) => [...value],
  'a thousand times': (value) => value.repeat(1000)
};

const ofLists = {
  'without items': (value) => value.slice(0, 0),
  'one shorter': (value) => value.slice(0, -1),
  backwards: (value) => value.slice().reverse(),
  'all the same': (value) => value.slice().fill(value[0]),
  'an iterator': (value) => value.values(),
  'its length alone': ({ length }) => ({ length })
};

const ofArrays = {
  twice: (value) => [...value, ...value],
  'with a hole': (value, at) => {
    const list = [...value];
    delete list[at % Math.max(1, list.length)];
    return list;
  },
  'with null': (value, at) => (value.length === 0 ? [null] : value.with(at % value.length, null)),
  'in itself': (value) => {
    const list = [...value];
    list.push(list);
    return list;
  },
  'a class of arrays': (value) => class Own extends Array {}.from(value),
  'a set': (value) => new Set(value)
};

const ofTypedArrays = {
  'with NaN': (value, at) => changedItem(value, at, NaN),
  'with Infinity': (value, at) => changedItem(value, at, Infinity),
  'with a number below zero': (value, at) => changedItem(value, at, -1),
  'with a large number': (value, at) => changedItem(value, at, 1e9),
  'of doubles': (value) => Float64Array.from(value),
  'of bytes': (value) => Uint8Array.from(value),
  'of bigints': (value) => BigInt64Array.from(value, (one) => BigInt(Math.trunc(Number(one)) || 0)),
  detached: (value) => {
    const copy = value.slice();
    globalThis.structuredClone(copy.buffer, { transfer: [copy.buffer] });
    return copy;
  },
  'in shared memory': (value) => {
    const copy = new value.constructor(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy;
  }
};

const ofObjects = {
  'through a proxy': (value) => new Proxy(value, {}),
  revoked: (value) => {
    const { proxy, revoke } = Proxy.revocable(value, {});
    revoke();
    return proxy;
  },
  frozen: (value) => Object.freeze(copyOf(value)),
  'of a class': (value) => Object.assign(new (class Own {})(), value),
  'without a prototype': (value) => Object.assign(Object.create(null), value),
  'as a prototype': (value) => Object.create(value),
  'without a member': (value, at) => {
    const copy = copyOf(value);
    delete copy[memberOf(copy, at)];
    return copy;
  },
  'with two members exchanged': (value, at) => {
    const copy = copyOf(value);
    const [one, other] = [memberOf(copy, at), memberOf(copy, at + 1)];
    // Also where a member is only read.
    const exchanged = { [one]: copy[other], [other]: copy[one] };
    return Object.defineProperties(copy, Object.getOwnPropertyDescriptors(exchanged));
  },
  'with a member that throws': (value, at) => withGetter(value, at, () => fail()),
  'with a member that throws the second time': (value, at) => {
    let read = 0;
    return withGetter(value, at, (member) => (read++ === 0 ? member : fail()));
  },
  'with a member that is itself': (value, at) => {
    const copy = copyOf(value);
    copy[memberOf(copy, at)] = copy;
    return copy;
  },
  'with a prototype of its own': (value) => ({ ...value, ['__proto__']: { polluted: true } }),
  'in an array': (value) => [value],
  'in an object': (value) => ({ value }),
  'as JSON': (value) => JSON.stringify(value)?.slice(0, 1e5),
  'a promise': (value) => Promise.resolve(value),
  'a function': (value) => () => value
};

const ofOwners = {
  disposed: (value) => {
    value.dispose();
    return value;
  }
};

function modelChanges(tf) {
  return {
    'of other columns': () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] }),
    'of one unit': () => smallModel(tf, 1),
    'of 5 units': () => smallModel(tf, 5),
    'with weights that are disposed': (value) => {
      value.weights[0]?.val?.dispose();
      return value;
    },
    'with weights that are not finite': (value) => {
      tf.tidy(() => value.weights[0]?.val?.assign(tf.mul(value.weights[0].val, NaN)));
      return value;
    },
    'with weights that do not move': (value) => Object.assign(value, { trainable: false }),
    'with calls that throw': (value) => Object.assign(value, { apply: fail, predict: fail, call: fail }),
    'in training': (value) => Object.assign(value, { isTraining: true }),
    compiled: (value) => {
      value.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      return value;
    }
  };
}

function functionChanges(tf, theirs) {
  // A loss or a schedule is a function that has members.
  const like = (make) => (value, at) => Object.assign(make(value, at), value);
  const thrown = (what) => {
    theirs.add(what);
    return like(() => () => {
      throw what;
    });
  };
  const gives = (make) => like(() => () => make());
  return {
    'that throws': like(() => fail),
    'that throws nothing': thrown(undefined),
    'that throws null': thrown(null),
    'that throws a symbol': thrown(Symbol('thrown')),
    'that throws a text': thrown('a text that was thrown'),
    'that throws at the third call': like((value) => {
      let calls = 0;
      return (...args) => (++calls === 3 ? fail() : value(...args));
    }),
    'that gives NaN at the third call': like((value) => {
      let calls = 0;
      return (...args) => (++calls === 3 ? NaN : value(...args));
    }),
    'that gives a promise that fails': like(() => async () => fail()),
    'that gives a promise that fails later': like(() => async () => {
      await new Promise(globalThis.setImmediate);
      fail();
    }),
    'that gives a promise of what is right': like(
      (value) =>
        async (...args) =>
          value(...args)
    ),
    'that gives nothing': gives(() => undefined),
    'that gives null': gives(() => null),
    'that gives NaN': gives(() => NaN),
    'that gives -1': gives(() => -1),
    'that gives 1e308': gives(() => 1e308),
    'that gives a text': gives(() => 'x'),
    'that gives a symbol': gives(() => Symbol('given')),
    'that gives a bigint': gives(() => 1n),
    'that gives an object': gives(() => ({})),
    'that gives an array': gives(() => [1, [2]]),
    'that gives what cannot be read': gives(() => ofObjects.revoked({})),
    'that gives a getter that throws': gives(() => withGetter({ shape: [1] }, 0, () => fail())),
    'that gives a function': gives(() => () => 1),
    'that gives a disposed tensor': gives(() => ofOwners.disposed(tf.zeros([2, 2]))),
    'that disposes what it is given': like((value) => (...args) => {
      const given = value(...args);
      for (const one of args) if (typeof one?.dispose === 'function' && one.shape !== undefined) one.dispose();
      return given;
    }),
    'that gives what it is given': like(() => (first) => first),
    'without its members':
      (value) =>
      (...args) =>
        value(...args),
    'that is a class': () => class Own {},
    'that is a generator': like(
      (value) =>
        function* own(...args) {
          yield value(...args);
        }
    ),
    'that is revoked': ofObjects.revoked,
    'through a proxy': ofObjects['through a proxy']
  };
}

function fail() {
  throw new Error('from a getter');
}

function copyOf(value) {
  if (Array.isArray(value)) return [...value];
  const own = Object.getOwnPropertyDescriptors(value);
  // What is frozen is changed too.
  for (const name of Reflect.ownKeys(own)) {
    own[name].configurable = true;
    if ('value' in own[name]) own[name].writable = true;
  }
  return Object.defineProperties(Object.create(Object.getPrototypeOf(value)), own);
}

function memberOf(value, at) {
  const names = Object.keys(value);
  return names[at % Math.max(1, names.length)] ?? 'x';
}

function withGetter(value, at, get) {
  const copy = copyOf(value);
  const name = memberOf(copy, at);
  const member = copy[name];
  const set = (value) => Object.defineProperty(copy, name, { value, writable: true });
  return Object.defineProperty(copy, name, { get: () => get(member), set, enumerable: true, configurable: true });
}

function changedItem(value, at, item) {
  const copy = value.slice();
  copy[at % Math.max(1, copy.length)] = typeof copy[0] === 'bigint' ? 1n : item;
  return copy;
}
