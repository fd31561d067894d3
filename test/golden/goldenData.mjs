/** Rows made up for the kept runs, by arithmetic alone: they are part of what was kept and must not change with the tests around them. */

function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The sum of twelve uniform numbers: sums are the same on every processor, logarithms and cosines need not be. */
function normal(uniform) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += uniform();
  return sum;
}

/** Overlapping clouds of points, one a class. */
export function clouds({ rows, seed, classes = ['a', 'b', 'c'], name = 'clouds', shift = 0 }) {
  const uniform = mulberry32(seed);
  const centres = [
    [1, 0, -1, 1],
    [-1, 1, 0, 1],
    [0, -1, 1, -1]
  ];
  const x = new Float32Array(rows * 4);
  const y = Int32Array.from({ length: rows }, (_, row) => row % classes.length);
  for (let i = 0; i < x.length; i++) x[i] = centres[y[i >> 2]][i % 4] + 0.9 * normal(uniform) + shift;
  return { name, x, y, shape: [4], classes, synthetic: true };
}

/** Pictures of 8 x 8 with a bright bar, upright or lying. */
export function bars({ rows, seed }) {
  const uniform = mulberry32(seed);
  const x = new Float32Array(rows * 64);
  const y = Int32Array.from({ length: rows }, (_, row) => row % 2);
  for (let row = 0; row < rows; row++) {
    const place = Math.floor(8 * uniform());
    for (let i = 0; i < 64; i++) {
      const isBar = (y[row] ? i >> 3 : i % 8) === place;
      x[row * 64 + i] = 0.6 * uniform() + (isBar ? 0.4 : 0);
    }
  }
  return { name: 'bars', x, y, shape: [8, 8, 1], classes: ['upright', 'lying'], synthetic: true };
}

/** A table of loans: numbers, a category, and values that are missing. */
export function loans({ rows, seed, name = 'loans' }) {
  const uniform = mulberry32(seed);
  const features = [
    { name: 'income', kind: 'number' },
    { name: 'amount', kind: 'number' },
    { name: 'job', kind: 'category', categories: ['fixed', 'freelance', 'none'] },
    { name: 'years', kind: 'number' }
  ];
  const x = new Float32Array(rows * 4);
  const y = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [income, amount, years] = [30 + 8 * normal(uniform), 20 + 6 * normal(uniform), Math.floor(20 * uniform())];
    const job = Math.floor(3 * uniform());
    y[row] = Number(0.12 * (amount - income) + job - 0.05 * years + normal(uniform) > 0);
    x.set([uniform() < 0.1 ? NaN : Math.round(income * 100) / 100, Math.round(amount * 100) / 100, job, years], row * 4);
  }
  return { name, x, y, shape: [4], classes: ['paid back', 'defaulted'], features, synthetic: true };
}

/** Train, validation and test rows of one kind. */
export function splits(make, { train, validation, test, ...rest }) {
  return {
    train: make({ rows: train, seed: 1, ...rest }),
    validation: make({ rows: validation, seed: 2, ...rest }),
    test: make({ rows: test, seed: 3, ...rest })
  };
}
