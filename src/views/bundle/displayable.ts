import type { View } from '../View';
import { viewMimeBundle } from './viewMimeBundle';
import { withDisplay } from './withDisplay';

/** The same view, which now shows itself as a cell's last value. Its JSON does not change. */
export function displayable<V extends View>(view: V): V {
  return withDisplay(view, () => viewMimeBundle(view, { static: true }));
}
