import { basename, dirname, extname } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { checkPath } from '../../checks/checkPath';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { checkModel } from '../../engine/checkModel';
import { modelColumns } from '../../models/columnsOf';
import { readModelClasses } from '../../models/readModelClasses';
import { version } from '../../record/version';
import { writeFilesAtomically } from '../writeFilesAtomically';
import { checkOnnxFile, floatTolerance, int8Tolerance } from './check/checkOnnxFile';
import type { ExportOnnxOptions, OnnxFile } from './ExportOnnxOptions';
import { encodeModel, opset } from './file/encodeModel';
import { translateModel } from './translateModel';

const subject = 'exportOnnx';

/** What a protobuf message can hold. */
const mostBytes = 2 ** 31 - 1;

/**
 * Writes a model as an ONNX file, which onnxruntime, TensorRT and others run without this library: opset 17, numbers of 32 bits, any number of rows. Its input takes the rows that the model takes, in their layout: [batch, height, width, channels] for pictures,
 * raw rows of a table with NaN for missing values. Its output is that of the model, so logits stay logits. A model of one input and one output has the names "input" and "output"; otherwise they are those of the model.
 *
 * The file has metadata: "stillroom" is the version, "classes" and "columns" are JSON, where they are known (see `kd.columnsOf`).
 *
 * Before anything is written, the file is run by onnxruntime-node and compared with the model row by row, with a difference of at most 1e-4 of the model's largest output. It is written whole or not at all.
 *
 * A model of `kd.quantized` becomes a file of int8 by itself: its kernels are int8 with a scale for each output channel, and pairs of QuantizeLinear and DequantizeLinear say what is rounded, so that onnxruntime computes with integers. "quantization" in
 * the metadata is then "int8". What lies just between two integers may become the other one there: differences may be 5 % of the model's largest output, and 1 % in the mean.
 *
 * What the model refuses, such as a token number that is not in its vocabulary, a file may not: no operator of ONNX says so.
 *
 * @throws TypeError for anything but a built model, a path that does not end in .onnx, an unknown option, and a layer that cannot be translated, which it names; RangeError for rows of an unknown shape and a file that differs; Error
 * without onnxruntime-node, and where the file cannot be written.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 8, activation: 'relu', inputShape: [3] }), tf.layers.dense({ units: 2 })] });
 * const written = await kd.exportOnnx(student, 'student.onnx');
 * written.inputs; // [{ name: 'input', shape: [3] }]
 * written.check!.largestDifference < 1e-4; // true
 * ```
 */
export async function exportOnnx(student: tf.LayersModel, path: string, options: ExportOnnxOptions = {}): Promise<OnnxFile> {
  checkModel(subject, student);
  checkPath(subject, path, 'give the path of a file, student.onnx');
  if (extname(path) !== '.onnx')
    throw new TypeError(`${subject}: expected a path that ends in .onnx, got ${showValue(path)}; change the file name`);
  checkOptions(subject, options, ['rows', 'metadata', 'layers', 'check']);
  const { rows = null, layers = {}, check = true } = options;
  checkTexts(options.metadata);
  checkLayers(layers);
  if (typeof check !== 'boolean')
    throw new TypeError(`${subject}: expected check to be true or false, got ${showValue(check)}; false writes without a look`);
  if (rows !== null) checkRows(student, rows);

  const { draft, columns } = translateModel(student, layers);
  const isInt8 = draft.nodes.some(({ operator }) => operator === 'QuantizeLinear');
  const metadata = { ...describeStudent(student), ...(isInt8 && { quantization: 'int8' }), ...options.metadata };
  const bytes = encodeModel(draft, student.name, metadata);
  if (bytes.length > mostBytes)
    throw new RangeError(`${subject}: expected a file below 2 GB, got ${bytes.length} bytes; export a smaller model`);
  const compared = { draft, columns, data: rows, tolerance: isInt8 ? int8Tolerance : floatTolerance };
  const found = check ? await checkOnnxFile(subject, student, bytes, compared) : null;
  await writeFilesAtomically(subject, dirname(path), { [basename(path)]: bytes });
  return { opset, bytes: bytes.length, inputs: draft.inputs, outputs: draft.outputs, metadata, check: found };
}

function describeStudent(student: tf.LayersModel): { [name: string]: string } {
  const [classes, columns] = [readModelClasses(student), modelColumns(student)];
  return {
    stillroom: version,
    ...(classes && { classes: JSON.stringify(classes) }),
    ...(columns && { columns: JSON.stringify(columns) })
  };
}

function checkTexts(metadata: unknown): void {
  if (metadata === undefined) return;
  const odd = isPlainObject(metadata) ? Object.values(metadata).find((value) => typeof value !== 'string') : metadata;
  if (!isPlainObject(metadata) || odd !== undefined)
    throw new TypeError(`${subject}: expected metadata to be texts by name, got ${showValue(odd)}; give {temperature: '2'}`);
}

function checkLayers(layers: unknown): void {
  const odd = isPlainObject(layers) ? Object.values(layers).find((value) => !isCallable(value)) : layers;
  if (!isPlainObject(layers) || odd !== undefined)
    throw new TypeError(
      `${subject}: expected layers to be functions by the name of a class, got ${showValue(odd)}; give {MyLayer: (graph, call) => ({ rows: … })}`
    );
}

/** @throws TypeError or RangeError for rows that the model does not take. */
function checkRows({ name, inputs }: tf.LayersModel, rows: Dataset): void {
  checkDataset(rows, `${subject}: rows`, { targets: true });
  const [, ...shape] = inputs[0].shape;
  if (inputs.length !== 1)
    throw new RangeError(
      `${subject}: expected a model of one input for rows, got "${name}" with ${inputs.length}; leave rows out, and drawn ones are compared`
    );
  if (shape.length !== rows.shape.length || shape.some((size, i) => size !== null && size !== rows.shape[i]))
    throw new RangeError(
      `${subject}: expected rows of the shape that "${name}" takes, ${showValue(shape)}, got ${showValue(rows.shape)}; give {...data, shape: [...]} if only the shape differs`
    );
}
