import type { View } from '../../src/index';
import { viewToMimeBundle as bundleOf } from '../../src/views/bundle/viewToMimeBundle';

/** What the tests of this folder use that is not public: paths inside `src` and `extension` stand here alone. */
export { readView } from '../../extension/src/read/readView';
export { recordsMime, stillroomMime } from '../../src/views/bundle/MimeBundle';
export { drawPicture } from '../../src/views/bundle/drawPicture';
export { computePlotlyPictures } from '../extension/computePlotlyPictures';

export const bundle = (view: View) => bundleOf(view, { static: true });
