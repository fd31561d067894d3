import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import url from 'node:url';
import util from 'node:util';
import vm from 'node:vm';

/** The built-in objects of JavaScript, as the kernel needs them and as cells have changed them. */
export interface Intrinsics {
  /** Puts the original ones back and keeps what cells have made of them. */
  forKernel(): void;
  /** Gives cells what they have made of them. */
  forCells(): void;
  /** Does the kernel's own work in the middle of a cell, with the original ones. */
  asKernel<Result>(work: () => Result): Result;
  /** Does something of the cells' between them, with theirs. */
  asCells<Result>(work: () => Result): Result;
}

/** A chain, as neither iterators nor `push` can be relied on. */
interface Change {
  object: object;
  key: PropertyKey;
  /** Undefined when a cell has deleted it. */
  changed: PropertyDescriptor | undefined;
  next: Change | undefined;
}

interface Tracked {
  object: object;
  properties: Property[];
  /** Where a new property changes every object; the names that it has at first. */
  known?: Record<PropertyKey, boolean>;
}

interface Property {
  key: PropertyKey;
  /** Undefined where the object has none of its own. */
  original: PropertyDescriptor | undefined;
  /** True for what Node needs around the code of every cell: what a cell makes of that ends with it. */
  isNodes: boolean;
}

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { hasOwn, is } = Object;

/**
 * A cell may replace `Promise`, `Array.prototype.push` or `JSON`, or put a `then` on `Object.prototype`: neither TypeScript nor
 * the kernel could go on, as they live in the same realm. So cells have their own state of the built-in objects, which holds
 * while one runs, and the kernel has the original. What a timer calls between two cells sees the original.
 */
export function createIntrinsics(): Intrinsics {
  // Node has them behind accessors, whose value could change unseen.
  for (const name of ['Buffer', 'process'] as const)
    defineProperty(globalThis, name, { value: globalThis[name], writable: true, configurable: true, enumerable: false });
  const tracked = [
    ...builtIns().map(track),
    only(process, eventNames),
    only(performance, ownKeys(Object.getPrototypeOf(performance) as object))
  ];
  let changes: Change | undefined;
  let areCells = false;

  function forKernel(): void {
    areCells = false;
    for (let i = 0; i < tracked.length; i++) {
      const { object, properties, known } = tracked[i];
      if (known) removeNew(object, known);
      for (let j = 0; j < properties.length; j++) {
        const { key, original, isNodes } = properties[j];
        const now = getOwnPropertyDescriptor(object, key);
        if (isSame(now, original)) continue;
        if (!isNodes) changes = { object, key, changed: now, next: changes };
        if (original === undefined) deleteProperty(object, key);
        else defineProperty(object, key, original);
      }
    }
  }

  function forCells(): void {
    areCells = true;
    for (; changes; changes = changes.next) {
      const { object, key, changed } = changes;
      if (changed === undefined) deleteProperty(object, key);
      else defineProperty(object, key, changed);
    }
  }

  return {
    forKernel,
    forCells,
    asKernel(work) {
      if (!areCells) return work();
      forKernel();
      try {
        return work();
      } finally {
        forCells();
      }
    },
    asCells(work) {
      forCells();
      try {
        return work();
      } finally {
        forKernel();
      }
    }
  };

  function removeNew(object: object, known: Record<PropertyKey, boolean>): void {
    const keys = ownKeys(object);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (known[key]) continue;
      changes = { object, key, changed: getOwnPropertyDescriptor(object, key), next: changes };
      deleteProperty(object, key);
    }
  }
}

const { prototype: events } = EventEmitter;
const eventNames = ownKeys(events).filter((key) => key !== 'constructor' && typeof Reflect.get(events, key) === 'function');
const callNames: PropertyKey[] = ['apply', 'bind', 'call'];

function describe(object: object, key: PropertyKey): Property {
  const original = getOwnPropertyDescriptor(object, key);
  const isNodes = object === Function.prototype ? callNames.includes(key) : object === events || object === process;
  return { key, original: original && Object.setPrototypeOf(original, null), isNodes };
}

/** Properties that an object may have of its own, where its prototype has them at first. */
function only(object: object, keys: PropertyKey[]): Tracked {
  return { object, properties: keys.map((key) => describe(object, key)) };
}

const open = [Object.prototype, Array.prototype, Function.prototype, Promise.prototype] as object[];

function track(object: object): Tracked {
  const keys = ownKeys(object);
  const properties = keys.map((key) => describe(object, key));
  if (!open.includes(object)) return { object, properties };
  const known = Object.create(null) as Record<PropertyKey, boolean>;
  for (const key of keys) known[key] = true;
  return { object, properties, known };
}

/** What TypeScript and the kernel call; tests are fond of putting others in the place of `fs`. */
const ofNode: object[] = [Buffer, Buffer.prototype, EventEmitter.prototype, fs, path, url, util, vm];

/** The global object, what is in it, and prototypes that have no name; first those through which every object can change. */
function builtIns(): object[] {
  const found = new Set<object>([...open, globalThis, ...ofNode]);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value: unknown = getOwnPropertyDescriptor(globalThis, name)?.value;
    if (typeof value === 'object' && value !== null && isPlainNamespace(value)) found.add(value);
    if (typeof value !== 'function') continue;
    found.add(value);
    if (typeof value.prototype === 'object' && value.prototype !== null) found.add(value.prototype as object);
  }
  const iterators = [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), (function* () {})()];
  for (const iterator of [...iterators, (async function* () {})(), new Int8Array()]) {
    for (let at = Object.getPrototypeOf(iterator); at !== null; at = Object.getPrototypeOf(at)) found.add(at as object);
  }
  return [...found];
}

/** `JSON`, `Math`, `Reflect`: objects of functions; `console` is the cells' to change. */
function isPlainNamespace(value: object): boolean {
  const name: unknown = (value as Record<symbol, unknown>)[Symbol.toStringTag];
  return ['JSON', 'Math', 'Reflect', 'Atomics', 'Intl', 'WebAssembly'].includes(String(name));
}

function isSame(now: PropertyDescriptor | undefined, original: PropertyDescriptor | undefined): boolean {
  if (now === undefined || original === undefined) return now === original;
  if (hasOwn(original, 'value')) return hasOwn(now, 'value') && is(now.value, original.value);
  return hasOwn(now, 'get') && now.get === original.get && now.set === original.set;
}
