import type { RunRecord } from '../../record/RunRecord';
import { recordsMime, stillroomMime, type MimeBundle } from './MimeBundle';
import type { View } from '../View';
import { viewHtml } from './viewHtml';
import { picture } from './picture';
import { svgToPng } from './svgToPng';
import { viewText } from './viewText';

/**
 * What Jupyter shows of a view: the view itself for the extension; script-free HTML, a PNG and one line of text for everyone
 * else. With `static: false` there is no picture, so that it is small enough to be sent four times a second. `records` of the view's
 * runs are included, so that a notebook keeps them whole.
 *
 * @example
 * ```ts
 * Object.keys(viewMimeBundle(runView(record), { static: false })); // vnd.stillroom, text/html, text/plain
 * ```
 */
export function viewMimeBundle(view: View, options: { static: boolean; records?: readonly RunRecord[] }): MimeBundle {
  const drawn = options.static ? picture(view) : undefined;
  const base64 = drawn && svgToPng(drawn.svg);
  const image = drawn ? { source: `data:image/png;base64,${base64}`, width: drawn.width } : null;
  return {
    [stillroomMime]: view,
    ...(options.records?.length ? { [recordsMime]: { records: options.records } } : {}),
    'text/html': viewHtml(view, image),
    ...(base64 ? { 'image/png': base64 } : {}),
    'text/plain': viewText(view)
  };
}
