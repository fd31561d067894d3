/** Fewer rows of other classes than the commonest say nothing about all classes. */
const enough = 20;

/**
 * Cohen's kappa of what rows are and what the teacher sees in them: 1 where they always agree, 0 where they agree as often as by chance. Null where
 * fewer than 20 rows are of other classes than the commonest one.
 */
export function classConsistency(asked: Int32Array, seen: Int32Array, classes: number): number | null {
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
