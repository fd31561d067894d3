import * as tf from '@tensorflow/tfjs';
import { isObject, notTheModel } from './readModelJson';

/** A layer, or a model used as one, as a topology describes it, in tfjs' own style. */
interface LayerEntry {
  name: string;
  className: string;
  config: { [key: string]: unknown };
  calls: Call[];
}

/** Where the inputs of one call of a layer come from: the layer's name and the number of its call. */
type Call = { from: string; call: number }[];

/** tfjs goes through all layers again for each that it can build. */
const mostLayers = 10_000;

/**
 * Checks the parts of a topology in which tfjs looks without an end: layers that wait for one that is not there, or for each other.
 *
 * @throws RangeError that names the layer.
 */
export function checkTopology(folder: string, model: unknown): void {
  entryOf(folder, model);
  let count = 0;
  // A model may also be inside a layer that wraps one.
  const open: unknown[] = [model];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const member of Object.values(next)) open.push(member ?? null);
    if (!('className' in next)) continue;
    const { config } = next as { config?: unknown };
    const layers = Array.isArray(config) ? config : isObject(config) ? config.layers : undefined;
    if (!Array.isArray(layers)) continue;
    count += layers.length;
    if (count > mostLayers) throw notTheModel(folder, `at most ${mostLayers} layers`, count);
    const entries = layers.map((layer: unknown) => entryOf(folder, layer));
    const isGraph = isObject(config) && ('inputLayers' in config || entries.some(({ calls }) => calls.length > 0));
    if (isGraph) checkGraph(folder, entries, config);
  }
}

function entryOf(folder: string, value: unknown): LayerEntry {
  const { className, config, inboundNodes = [] } = isObject(value) ? value : {};
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  if (typeof className !== 'string') throw notTheModel(folder, 'every layer to have a className', className);
  if (!Object.hasOwn(classNameMap, className))
    throw new RangeError(
      `loadModel: expected layers that tfjs knows in ${folder}, got ${JSON.stringify(className)}; register its class with tf.serialization.registerClass`
    );
  if (typeof config !== 'object' || config === null) throw notTheModel(folder, `${className} to have a config`, config);
  const own = (value as { name?: unknown }).name ?? (config as { name?: unknown }).name ?? '';
  if (typeof own !== 'string' || own in {}) throw notTheModel(folder, 'every layer to have a name', own);
  const calls = inboundNodes === null ? [] : inboundNodes;
  if (!Array.isArray(calls)) throw notTheModel(folder, `inboundNodes of ${own} to be a list`, calls);
  return {
    name: own,
    className,
    config: config as { [key: string]: unknown },
    calls: calls.map((call: unknown) => {
      if (!Array.isArray(call)) throw notTheModel(folder, `inboundNodes of ${own} to be lists`, call);
      return call.map((input: unknown) => placeOf(folder, own, input));
    })
  };
}

/** A reference to an output: ["dense", 0, 0], the name of a layer, the number of its call, and the number of the output. */
function placeOf(folder: string, of: string, input: unknown): Call[number] {
  const [from, call, output] = (Array.isArray(input) ? input : []) as unknown[];
  const fits = typeof from === 'string' && isIndex(call) && isIndex(output);
  if (!fits) throw notTheModel(folder, `the inputs of ${of} to be a name and two numbers each`, input);
  return { from, call };
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Builds the layers in tfjs' order, by numbers only. */
function checkGraph(folder: string, entries: LayerEntry[], config: { [key: string]: unknown }): void {
  const built = new Map<string, number>();
  const waiting = new Map<string, Call[]>();
  for (const { name, className, config: own, calls } of entries) {
    if (name === '' || built.has(name)) throw notTheModel(folder, 'every layer to have a name of its own', name);
    if (typeof own.name === 'string' && own.name !== name) throw notTheModel(folder, `one name of layer ${name}`, own.name);
    built.set(name, begunWith(className, own));
    if (calls.length > 0) waiting.set(name, calls);
  }
  for (const [name, calls] of waiting) {
    const unknown = calls.flat().find(({ from }) => !built.has(from));
    if (unknown) throw notTheModel(folder, `the inputs of ${name} to be layers of the model`, unknown.from);
  }
  while (waiting.size > 0) {
    const before = waiting.size;
    let called = false;
    for (const [name, calls] of waiting) {
      const left: Call[] = [];
      for (const call of calls) {
        const isReady = call.every((input) => (built.get(input.from) as number) > input.call);
        if (isReady && call.length > 0) built.set(name, (built.get(name) as number) + 1);
        if (isReady) called = true;
        else left.push(call);
      }
      if (left.length === 0) waiting.delete(name);
      else waiting.set(name, left);
    }
    if (waiting.size === before && !called) {
      const names = [...waiting.keys()].slice(0, 3).join(', ');
      throw notTheModel(folder, 'layers of which each comes after its inputs', `${names} in a circle`);
    }
  }
  for (const side of ['inputLayers', 'outputLayers']) {
    const ends = config[side];
    if (!Array.isArray(ends) || ends.length === 0) throw notTheModel(folder, `${side} to be a list of layers`, ends);
    for (const end of ends) {
      const { from, call } = placeOf(folder, side, end);
      if (!((built.get(from) ?? 0) > call)) throw notTheModel(folder, `${side} to be layers of the model`, from);
    }
  }
}

/** Calls that a layer has as soon as it is made: an input, and a model with layers, stand for one. */
function begunWith(className: string, config: { [key: string]: unknown } | unknown[]): number {
  if (className === 'InputLayer') return 1;
  const [made] = tf.serialization.SerializationMap.getMap().classNameMap[className];
  const isModel = made === tf.LayersModel || (made.prototype as unknown) instanceof tf.LayersModel;
  const layers = Array.isArray(config) ? config : config.layers;
  return Number(isModel && Array.isArray(layers) && layers.length > 0);
}
