/**
 * Cohen's kappa of what was asked for and what the teacher sees: 1 where they always agree, 0 where they agree as often as by chance. Null where
 * only one class was asked for.
 */
export function classConsistency(asked: Int32Array, seen: Int32Array, classes: number): number | null {
  const [ofAsked, ofSeen] = [new Float64Array(classes), new Float64Array(classes)];
  let agree = 0;
  asked.forEach((c, row) => {
    ofAsked[c] += 1 / asked.length;
    ofSeen[seen[row]] += 1 / asked.length;
    agree += Number(seen[row] === c) / asked.length;
  });
  if (ofAsked.filter(Boolean).length < 2) return null;
  const chance = ofAsked.reduce((sum, share, c) => sum + share * ofSeen[c], 0);
  return chance >= 1 ? 1 : (agree - chance) / (1 - chance);
}
