/**
 * The entry of `terms` that distils a teacher layer into a student layer, as TypeScript to paste between the braces of `terms: {}`:
 * `'hint conv2': { weight: 1, loss: kd.hint(), layers: { teacher: 'conv3', student: 'conv2' } }`.
 */
export function writeTermSourceCode({ teacher, student }: { teacher: string; student: string }): string {
  return `${quoted(`hint ${student}`)}: { weight: 1, loss: kd.hint(), layers: { teacher: ${quoted(teacher)}, student: ${quoted(student)} } }`;
}

/** A string literal in single quotes. Names come from files, so whatever would end the literal or the line is escaped. */
function quoted(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, "\\'")
    .replace(
      /[\u2028\u2029\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
    );
  return `'${inner}'`;
}
