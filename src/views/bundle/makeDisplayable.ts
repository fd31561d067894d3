import type { View } from '../View';
import { viewToMimeBundle } from './viewToMimeBundle';
import { withDisplay } from './withDisplay';

/** The same view, which now shows itself as a cell's last value. Its JSON does not change. */
export function makeDisplayable<V extends View>(view: V): V {
  return withDisplay(view, () => viewToMimeBundle(view, { static: true }));
}
