import type { MimeBundle } from '../views/bundle/MimeBundle';
import type { Host } from './Host';

/** Draws bundles in one output of a notebook: each replaces the one before. */
export function createInPlaceDisplay(host: Host): (bundle: MimeBundle) => void {
  const id = `stillroom-${process.pid}-${process.hrtime.bigint()}`;
  let update = false;
  return (bundle) => {
    host.display(bundle, { id, update });
    update = true;
  };
}
