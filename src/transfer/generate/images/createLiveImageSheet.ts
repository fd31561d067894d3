import type { Host } from '../../../notebook/Host';
import { createInPlaceDisplay } from '../../../notebook/createInPlaceDisplay';
import { createTextLineDrawer } from '../../../notebook/createTextLineDrawer';
import { withDisplay } from '../../../views/bundle/withDisplay';
import type { ImageSheetPng } from './encodeImageSheetPng';
import { imageSheetToMimeBundle } from './imageSheetToMimeBundle';
import { readErrorMessage } from '../../../checks/readErrorMessage';

/** Shows what a generator makes during training: in a notebook one output, updated in place; on a terminal a line; elsewhere nothing. */
export interface LiveImageSheet {
  /** Draws if the last drawing is at least two seconds old (a line: a quarter of a second). */
  update(line: () => string, make: () => Promise<ImageSheetPng>): Promise<void>;
  /** Draws the last state, and returns the value as one that shows it. */
  end<T extends object>(value: T, line: string, last: ImageSheetPng): T;
  /** Says that it broke off with an error. */
  fail(error: unknown): void;
}

export function createLiveImageSheet(host: Host | undefined, isShown: boolean): LiveImageSheet {
  if (isShown && host) return inNotebook(host);
  const draw = isShown ? createTextLineDrawer() : null;
  let last = -Infinity;
  return {
    async update(line) {
      if (!draw || performance.now() - last < 250) return;
      last = performance.now();
      draw(line(), false);
    },
    end(value, line, sheet) {
      draw?.(line, true);
      return withDisplay(value, () => imageSheetToMimeBundle(sheet, line));
    },
    fail: (error) => draw?.(`broken off: ${readErrorMessage(error)}`, true)
  };
}

function inNotebook(host: Host): LiveImageSheet {
  const show = createInPlaceDisplay(host);
  const cell = host.cell();
  let last = -Infinity;
  const draw = (bundle: ReturnType<typeof imageSheetToMimeBundle>) => {
    show(bundle);
    last = performance.now();
  };
  return {
    async update(line, make) {
      if (performance.now() - last >= 2000) draw(imageSheetToMimeBundle(await make(), line()));
    },
    end(value, line, sheet) {
      draw(imageSheetToMimeBundle(sheet, line));
      // The sheet appears once: in the cell that made the generator a line below the live sheet is enough.
      return withDisplay(value, () => (host.cell() === cell ? { 'text/plain': line } : imageSheetToMimeBundle(sheet, line)));
    },
    fail: (error) => draw({ 'text/plain': `broken off: ${readErrorMessage(error)}` })
  };
}
