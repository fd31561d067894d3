const skinTones = new Set(['1F3FB', '1F3FC', '1F3FD', '1F3FE', '1F3FF']);
/** Man, woman, boy, girl, child: drawn alike, and called alike. */
const people = new Set(['1F468', '1F469', '1F466', '1F467', '1F9D2']);
/** The signs of sexes, the variation selector and the joiner. */
const without = new Set(['2640', '2642', 'FE0F', '200D']);

/** Whether it is one of the five variants that differ in the colour of the skin alone. */
export function hasSkinTone(hexcode: string): boolean {
  return hexcode.split('-').some((code) => skinTones.has(code));
}

/**
 * What variants of an emoji have in common: its code points without skin tones and sexes, each person once. Those of one family are drawn nearly alike, so they belong into one split.
 *
 * @param hexcode "1F469-1F3FD-200D-1F33E"
 */
export function computeEmojiFamilyKey(hexcode: string): string {
  const codes = hexcode.split('-').filter((code) => !skinTones.has(code) && !without.has(code));
  const persons = codes.map((code) => (people.has(code) ? '1F9D1' : code));
  return persons.filter((code, i) => code !== '1F9D1' || persons.indexOf(code) === i).join('-');
}
