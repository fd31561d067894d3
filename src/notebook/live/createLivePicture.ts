import { inspect } from 'node:util';
import { findHost } from '../findHost';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { createMimeBundleDrawer } from './createMimeBundleDrawer';
import { createThrottle } from './createThrottle';

/** The one place in which items are shown. */
export interface LivePicture<T> {
  /** Shows it now, or later if nothing newer arrives before its turn. */
  offer(item: T): void;
  /** Shows the newest item for good. */
  drawLast(): Promise<void>;
  /** Throws the error that rendering an item has thrown. */
  throwIfFailed(): void;
}

export function createLivePicture<T>(render: (item: T) => unknown): LivePicture<T> {
  const draw = createMimeBundleDrawer();
  const pace = createThrottle();
  const failures: unknown[] = [];
  let newest: { item: T } | undefined;
  let shown: MimeBundle | undefined;
  let drawing = Promise.resolve();

  /** One at a time, since showing a value may be async; then the newest. */
  function drawNewest(isLast: boolean): Promise<void> {
    drawing = drawing.then(async () => {
      const taken = newest;
      newest = undefined;
      if (!draw || failures.length > 0) return;
      try {
        if (taken) shown = await asBundle(await render(taken.item));
        if (shown && (taken || isLast)) draw(shown, isLast);
      } catch (error) {
        failures.push(error);
      }
    });
    return drawing;
  }

  return {
    offer(item) {
      newest = { item };
      if (draw) pace.offer(() => void drawNewest(false));
    },
    drawLast() {
      pace.cancel();
      return drawNewest(true);
    },
    throwIfFailed() {
      if (failures.length > 0) throw failures[0];
    }
  };
}

/** How the kernel would show a value; without a kernel its text. */
async function asBundle(value: unknown): Promise<MimeBundle> {
  if (typeof value === 'string') return { 'text/plain': value };
  const bundle = (await findHost()?.bundle?.(value)) as MimeBundle | undefined;
  return bundle ?? { 'text/plain': inspect(value, { colors: false, depth: 1 }) };
}
