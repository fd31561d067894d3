import { basename, extname } from 'node:path';
import { checkPath } from '../../checks/checkPath';
import { visible } from '../../checks/showValue';
import { checkFileTeacherOptions } from '../fileModels/checkFileTeacherOptions';
import { createFileTeacher } from '../fileModels/createFileTeacher';
import type { FileModel } from '../fileModels/FileModel';
import type { FileTeacher } from '../fileModels/FileTeacher';
import type { FileTeacherOptions } from '../fileModels/FileTeacherOptions';
import { formatLibraryError } from '../fileModels/formatLibraryError';
import { createOnnxModel } from './createOnnxModel';
import { readOnnxFile } from './readOnnxFile';
import { loadOnnxRuntime } from './runtime/loadOnnxRuntime';

/**
 * Reads an ONNX file, a model of PyTorch, scikit-learn, XGBoost, TensorFlow or another framework, as a teacher. It is computed by onnxruntime-node, which has to be
 * installed beside the toolkit: `npm install --ignore-scripts onnxruntime-node`.
 *
 * The input gets the rows of the data, or what `layout`, `normalize` and `inputs` make of them; the record says what was stated. Numbers are turned into the type of the input. A model that was made for
 * one row, or for another number of rows, is asked for as many at a time. Weights may lie in files beside it, in the same folder.
 * The output is logits, or the numbers of regression for rows with targets; softmax and sigmoid at the end are refused unless `probabilities` says so. Tensors inside the graph are features, by their names
 * in `teacher.layers()`.
 *
 * @throws Error without onnxruntime-node or the file; TypeError or RangeError for a damaged file, bad options, several inputs without `inputs`, an input of four axes without `layout`, and outputs that are
 * probabilities or left open.
 * @example
 * ```ts
 * const teacher = await kd.onnx('convolution.onnx', { layout: 'NCHW', normalize: { mean: [0.4, 0.5, 0.6], std: [0.2, 0.25, 0.3] } });
 * teacher.inputs; // [{name: 'pixels', type: 'float32', shape: [null, 3, 8, 6]}]
 * teacher.layers!().map(({ name }) => name); // its inner nodes: ['/conv1/Conv_output_0', '/Relu_output_0', ...]
 * teacher.dispose();
 * ```
 */
export async function onnx(path: string, options: FileTeacherOptions = {}): Promise<FileTeacher> {
  checkPath('onnx', path, 'give that of an .onnx file');
  checkFileTeacherOptions('onnx', options);
  const runtime = loadOnnxRuntime('onnx');
  const file = await readOnnxFile('onnx', path);
  const name = options.name ?? basename(path, extname(path));
  let model: FileModel;
  try {
    model = createOnnxModel('onnx', runtime, file);
  } catch (error) {
    throw new RangeError(
      `onnx: expected ${visible(path)} to be a whole ONNX model, got one that onnxruntime does not load (${formatLibraryError(error)}); export the model again`,
      { cause: error }
    );
  }
  try {
    return createFileTeacher('onnx', model, { ...options, name });
  } catch (error) {
    model.dispose();
    throw error;
  }
}
