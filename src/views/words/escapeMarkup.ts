import { escapeBidiControls } from './escapeBidiControls';

/**
 * Makes text safe as HTML or XML text and inside a quoted attribute. Names come from users and from files. Characters that neither
 * HTML nor XML allows (control characters, halves of a surrogate pair) become U+FFFD; those that turn text around are shown.
 */
export function escapeMarkup(text: string): string {
  return [...escapeBidiControls(String(text))]
    .map((character) => replacements[character] ?? (forbidden.test(character) ? '\ufffd' : character))
    .join('');
}

const replacements: { [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// eslint-disable-next-line no-control-regex
const forbidden = /^[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]$/;
