/**
 * Which classes to show if there are many: all of them in class order up to `most`, else the most probable first, by the larger of the
 * given probability vectors. The label is always among them.
 */
export function selectTopClasses(label: number, probabilities: readonly (readonly number[])[], most: number): number[] {
  const classes = probabilities[0].map((_, i) => i);
  if (classes.length <= most) return classes;
  const likeliest = probabilities.reduce<readonly number[]>(
    (all, p) => all.map((best, i) => Math.max(best, p[i])),
    probabilities[0]
  );
  const top = classes.sort((a, b) => likeliest[b] - likeliest[a] || a - b).slice(0, most);
  return top.includes(label) ? top : [...top.slice(0, -1), label];
}
