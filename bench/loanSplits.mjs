/**
 * Applications for a loan, made up, whose risk lies in interactions: products, rectangles and a category that turns a sign. A tenth of
 * incomes and some jobs are missing.
 *
 * @param {number} rows
 * @param {number} seed
 * @param {number} base the logit of the rate of defaults, before everything else: -3 gives about 16 %, -6 about 2 %.
 */
export function loans(rows, seed, base) {
  const next = mulberry32(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const named = (name, count) => Array.from({ length: count }, (_, i) => `${name} ${i}`);
  const features = [
    ...['income', 'amount', 'age', 'months', 'noise', 'a', 'b', 'c'].map((name) => ({ name, kind: 'number' })),
    { name: 'job', kind: 'category', categories: named('job', 5) },
    { name: 'region', kind: 'category', categories: named('region', 12) }
  ];
  const x = new Float32Array(rows * features.length);
  const y = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const [income, amount, age, months, noise] = [gauss(), gauss(), 18 + 50 * next(), 1 + Math.floor(60 * next()), next()];
    const [a, b, c] = [gauss(), gauss(), gauss()];
    const [job, region] = [Math.floor(5 * next()), Math.floor(12 * next())];
    const rectangles = (amount > 0.3 && income < 0 ? 2 : 0) + (age < 30 && job >= 3 ? 1.8 : 0);
    const turned = (region % 3 === 0 ? 0.8 : -0.4) * (months > 30 ? 1 : -1);
    const z = base + rectangles + 0.9 * a * b + turned + 0.5 * amount - 0.4 * income;
    y[i] = next() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
    const money = [next() < 0.1 ? NaN : Math.exp(7 + 0.6 * income), Math.exp(8 + amount)];
    x.set([...money, age, months, noise, a, b, c, next() < 0.05 ? NaN : job, region], i * features.length);
  }
  return { name: 'interactions', x, shape: [features.length], y, classes: ['repaid', 'default'], features, synthetic: true };
}

/** Train and validation (a fifth) of the first rows, test of 8,000 more. */
export function loanSplits(kd, rows, seed, base) {
  const all = loans(rows + 8000, seed, base);
  const part = (from, to) =>
    kd.takeRows(
      all,
      Array.from({ length: to - from }, (_, i) => from + i)
    );
  const middle = Math.floor(0.8 * rows);
  return { train: part(0, middle), validation: part(middle, rows), test: part(rows, rows + 8000) };
}

function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
