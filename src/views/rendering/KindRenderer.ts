import type { HtmlSection } from './HtmlSection';
import type { PictureLayout } from './PictureLayout';

/** Everything that differs between kinds of views outside JupyterLab: what HTML, text and picture are made from. */
export interface KindRenderer<V> {
  /** The name of the kind for readers: "Loss curves". */
  label: string;
  /** What comes below the caption in HTML. */
  parts(view: V): readonly HtmlSection[];
  /** The same while a run goes on and there is no picture: the parts that change with each update. Absent if all of them do. */
  liveParts?(view: V): readonly HtmlSection[];
  /** What comes below title and sentence in plain text, one line each. */
  lines(view: V): readonly string[];
  /** Null if a table or a list shows everything. */
  layout: ((view: V) => PictureLayout) | null;
  /** Whether the picture only repeats the table, so that HTML does not need it. */
  picturesTable?: true;
}
