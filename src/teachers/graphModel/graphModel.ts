import { basename, dirname } from 'node:path';
import { checkPath } from '../../checks/checkPath';
import { visible } from '../../checks/showValue';
import { checkFileTeacherOptions } from '../fileModels/checkFileTeacherOptions';
import { createFileTeacher } from '../fileModels/createFileTeacher';
import type { FileModel } from '../fileModels/FileModel';
import type { FileTeacher } from '../fileModels/FileTeacher';
import type { FileTeacherOptions } from '../fileModels/FileTeacherOptions';
import { formatLibraryError } from '../fileModels/formatLibraryError';
import { createGraphModel } from './createGraphModel';
import { readGraphModelFiles } from './readGraphModelFiles';

/**
 * Reads a tfjs graph model, as TensorFlow's models are converted for JavaScript, as a teacher: `model.json`, or the folder that has it. Options and rows are as for `onnx`.
 * Tensors inside the graph are features, except in a graph with loops or branches. A layers model is read with `loadModel`; a SavedModel has to be converted, and the error says how.
 *
 * @throws Error without the files; TypeError or RangeError for damaged ones, another kind of model, and what `onnx` refuses.
 * @example
 * ```ts
 * const teacher = await kd.graphModel('images', { layout: 'NHWC', output: 'logits' });
 * teacher.inputs; // [{name: 'pixels', type: 'float32', shape: [null, 4, 4, 2]}]
 * teacher.dispose();
 * ```
 */
export async function graphModel(path: string, options: FileTeacherOptions = {}): Promise<FileTeacher> {
  checkPath('graphModel', path, 'give a folder with model.json');
  checkFileTeacherOptions('graphModel', options);
  const files = await readGraphModelFiles('graphModel', path);
  const name = options.name ?? basename(path.endsWith('.json') ? dirname(path) : path);
  let model: FileModel;
  try {
    model = createGraphModel(files);
  } catch (error) {
    throw new RangeError(
      `graphModel: expected ${visible(path)} to be a whole graph model, got one that tfjs does not load (${formatLibraryError(error)}); convert the model again`,
      { cause: error }
    );
  }
  try {
    return createFileTeacher('graphModel', model, { ...options, name });
  } catch (error) {
    model.dispose();
    throw error;
  }
}
