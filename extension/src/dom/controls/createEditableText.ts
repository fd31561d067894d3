import { createButton } from './createButton';
import { keepKeys } from './createSlider';

export interface EditableText {
  readonly button: HTMLButtonElement;
  /** Hidden until the button is pressed, and the button while it is seen. */
  readonly input: HTMLInputElement | HTMLTextAreaElement;
}

/**
 * A text that is edited where it stands: a button opens its field, Enter or leaving the field keeps what is in it, Escape does not. In a field of several
 * lines Enter begins a line, and with Control or Command it keeps.
 */
export function createEditableText(
  input: HTMLInputElement | HTMLTextAreaElement,
  { name, label, says, now, keep }: { name: string; label: string; says: string; now(): string; keep(text: string): void }
): EditableText {
  const own = createButton(label, { name }, () => {
    input.value = now();
    input.hidden = false;
    own.hidden = true;
    input.focus();
  });
  input.dataset.name = `${name}-text`;
  input.setAttribute('aria-label', says);
  input.hidden = true;
  keepKeys(input);

  function end(isKept: boolean, isBack = true): void {
    if (input.hidden) return;
    input.hidden = true;
    own.hidden = false;
    if (isKept) keep(input.value);
    if (isBack) own.focus();
  }
  input.addEventListener('keydown', (given) => {
    const event = given as KeyboardEvent;
    event.stopPropagation();
    const isEnd = event.key === 'Enter' && (input instanceof HTMLInputElement || event.ctrlKey || event.metaKey);
    // Else the button that gets the focus would be pressed by the same key.
    if (isEnd || event.key === 'Escape') event.preventDefault();
    if (isEnd) end(true);
    if (event.key === 'Escape') end(false);
  });
  input.addEventListener('blur', () => end(true, false));
  return { button: own, input };
}
