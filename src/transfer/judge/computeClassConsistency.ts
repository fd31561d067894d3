/** With fewer rows outside the most common class, kappa says nothing about all classes. */
const enough = 20;

/**
 * Cohen's kappa of the classes of rows and the classes that the teacher sees in them: 1 if they always agree, 0 if they agree as often as
 * by chance. Null if fewer than 20 rows are outside the most common class.
 */
export function computeClassConsistency(asked: Int32Array, seen: Int32Array, classes: number): number | null {
  const [ofAsked, ofSeen] = [new Float64Array(classes), new Float64Array(classes)];
  let agree = 0;
  asked.forEach((c, row) => {
    ofAsked[c]++;
    ofSeen[seen[row]]++;
    agree += Number(seen[row] === c);
  });
  const rows = asked.length;
  if (rows - Math.max(...ofAsked) < enough) return null;
  const chance = ofAsked.reduce((sum, count, c) => sum + (count / rows) * (ofSeen[c] / rows), 0);
  return (agree / rows - chance) / (1 - chance);
}
