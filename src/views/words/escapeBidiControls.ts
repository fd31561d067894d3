/**
 * Makes the characters visible that turn the direction of text around, so that a name from a file cannot look like another one: U+202E
 * becomes "⟨U+202E⟩". Text in Arabic or Hebrew needs none of them.
 *
 * @source Unicode Technical Report 36, section 2.10; Boucher and Anderson (2021), Trojan Source.
 */
export function escapeBidiControls(text: string): string {
  return text.replace(turning, (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase()}⟩`);
}

const turning = /[\u202a-\u202e\u2066-\u2069]/g;
