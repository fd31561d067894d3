import type { View } from '../../src/index';
import { bundle as bundleOf } from '../../src/views/bundle';

/** What the tests of this folder use that is not public: paths inside `src` and `extension` stand here alone. */
export { readView } from '../../extension/src/readView';
export { recordsMime, stillroomMime } from '../../src/views/MimeBundle';
export { picture } from '../../src/views/picture/picture';
export { picturesOf } from '../extension/picturesOf';

export const bundle = (view: View) => bundleOf(view, { static: true });
