import type { Dataset } from '../../data/Dataset';
import type { OnnxCheck } from './check/checkOnnxFile';
import type { LayerTranslation } from './graph/LayerTranslation';

export interface ExportOnnxOptions {
  /** Rows on which file and student are compared, such as the validation split: up to 256 of them. Default: 16 rows drawn from a seed, in the ranges that the layers tell. */
  rows?: Dataset;
  /** Texts for the file's metadata, such as {temperature: '2', preprocessing: 'pixels / 255'}. They take the place of ours of the same name. */
  metadata?: { [name: string]: string };
  /** How layers of your own become operators, by the name of their class. */
  layers?: { [className: string]: LayerTranslation };
  /** false writes a file that was not compared with the student, and needs no onnxruntime. Default true. */
  check?: boolean;
}

/** What was written. */
export interface OnnxFile {
  /** The version of the operators: 17. */
  opset: number;
  /** The size of the file. */
  bytes: number;
  /** Their names, and their shapes without the rows. */
  inputs: { name: string; shape: number[] }[];
  outputs: { name: string; shape: number[] }[];
  metadata: { [name: string]: string };
  /** Null for check: false. */
  check: OnnxCheck | null;
}
