/**
 * Which classes to show of many, in class order: all of them up to `most`, else the likeliest by the larger of the given
 * probability vectors, always with the label.
 */
export function topClasses(label: number, probabilities: readonly (readonly number[])[], most: number): number[] {
  const classes = probabilities[0].map((_, i) => i);
  if (classes.length <= most) return classes;
  const likeliest = (i: number) => (i === label ? Infinity : Math.max(...probabilities.map((p) => p[i])));
  return classes
    .sort((a, b) => likeliest(b) - likeliest(a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}
