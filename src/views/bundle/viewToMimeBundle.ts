import type { RunRecord } from '../../record/RunRecord';
import { recordsMime, stillroomMime, type MimeBundle } from './MimeBundle';
import type { View } from '../View';
import { viewToHtml } from './viewToHtml';
import { drawPicture } from './drawPicture';
import { svgToPng } from './svgToPng';
import { viewToText } from './viewToText';

/**
 * What Jupyter shows of a view: the view itself for the extension; script-free HTML, a PNG and one line of text for everyone
 * else. With `static: false` there is no picture, so that it is small enough to be sent four times a second. `records` of the view's
 * runs are included, so that a notebook keeps them whole.
 *
 * @example
 * ```ts
 * Object.keys(viewToMimeBundle(runView(record), { static: false })); // vnd.stillroom, text/html, text/plain
 * ```
 */
export function viewToMimeBundle(view: View, options: { static: boolean; records?: readonly RunRecord[] }): MimeBundle {
  const drawn = options.static ? drawPicture(view) : undefined;
  const base64 = drawn && svgToPng(drawn.svg);
  const image = drawn ? { source: `data:image/png;base64,${base64}`, width: drawn.width } : null;
  return {
    [stillroomMime]: view,
    ...(options.records?.length ? { [recordsMime]: { records: options.records } } : {}),
    'text/html': viewToHtml(view, image),
    ...(base64 ? { 'image/png': base64 } : {}),
    'text/plain': viewToText(view)
  };
}
