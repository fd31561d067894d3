import type { Teacher } from '../Teacher';
import type { FileModelInput } from './FileModel';

/** A teacher that was read from a file. */
export interface FileTeacher extends Teacher {
  /** The model's inputs: their names, the types of their numbers, and their shapes with the axis of the rows, null where a size may be any. */
  inputs: readonly FileModelInput[];
  /** Names of the tensors that the file gives as its outputs. */
  outputs: readonly string[];
  /** The tensor that is taken as the logits. */
  output: string;
  /** Lets go of the model. What was labelled stays. */
  dispose(): void;
}
