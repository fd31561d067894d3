import { createElement } from './createElement';

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

/** Jupyter over plain HTTP on another host has no `navigator.clipboard`. */
function copyOldWay(text: string): boolean {
  const field = createElement('textarea', { class: 'sr-Unseen', 'aria-hidden': 'true', tabindex: -1 });
  field.value = text;
  const before = document.activeElement as HTMLElement | null;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}
