import { showValue, visible } from '../../checks/showValue';
import { readRegularFile } from '../../data/files/readRegularFile';

export interface ModelJson {
  modelTopology: object;
  weightsManifest: unknown;
  /** What was saved beside the model; absent for a model without it. */
  userDefinedMetadata?: { [key: string]: unknown };
}

/** A topology is a few levels deep for each model inside a model; the parts of tfjs that read it call themselves. */
const deepest = 64;

/** A topology is text: even that of a thousand layers has less than a megabyte. */
const mostBytes = 100_000_000;

/**
 * The parts of a `model.json` that are needed.
 *
 * @throws Error for a file that cannot be read, TypeError for one that is not a tfjs layers model.
 */
export async function readModelJson(path: string): Promise<ModelJson> {
  const text = await readRegularFile(
    path,
    (got) => new Error(`loadModel: expected a file ${visible(path)}, got ${got}; save the model with saveModel first`),
    mostBytes
  );
  const json = parse(text.toString('utf8'));
  if (isObject(json) && (json.format === 'graph-model' || (isObject(json.modelTopology) && 'node' in json.modelTopology)))
    throw new TypeError(
      `loadModel: expected a tfjs layers model in ${visible(path)}, got a graph model; convert the Keras model with tensorflowjs_converter --output_format tfjs_layers_model`
    );
  if (!isObject(json) || !isObject(json.modelTopology))
    throw new TypeError(`loadModel: expected a tfjs model in ${visible(path)}, got something else; save the model again`);
  if (depthOf(json) > deepest)
    throw new RangeError(`loadModel: expected at most ${deepest} levels in ${visible(path)}, got more; save the model again`);
  const { modelTopology, weightsManifest, userDefinedMetadata } = json;
  return { modelTopology, weightsManifest, ...(isObject(userDefinedMetadata) && { userDefinedMetadata }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number of containers inside each other, counted without a function that calls itself. */
function depthOf(value: unknown): number {
  let level: object[] = [value].filter(isContainer);
  let depth = 0;
  for (; level.length > 0 && depth <= deepest; depth++)
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  return depth;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** An error about the contents of a model's folder. */
export function notTheModel(folder: string, expected: string, got: unknown): RangeError {
  return new RangeError(`loadModel: expected ${expected} in ${folder}, got ${showValue(got)}; save the model again`);
}
