import type { Part } from './Part';
import type { PictureLayout } from './PictureLayout';

/** All that tells one kind of view from the others outside JupyterLab: what its HTML, its text and its picture are made from. */
export interface Kind<V> {
  /** The kind in the words of a reader: "Loss curves". */
  label: string;
  /** What stands below the caption in HTML. */
  parts(view: V): readonly Part[];
  /** The same while a run goes on and there is no picture: what changes from update to update. Absent where that is all of it. */
  liveParts?(view: V): readonly Part[];
  /** What stands below title and sentence in plain text, a line each. */
  lines(view: V): readonly string[];
  /** Null where a table or a list shows all that there is. */
  layout: ((view: V) => PictureLayout) | null;
  /** Whether the picture only repeats the table, so that HTML has no use for it. */
  picturesTable?: true;
}
