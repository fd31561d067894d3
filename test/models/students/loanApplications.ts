import type { Dataset, Feature } from '../../../src/data/Dataset';
import { mulberry32 } from '../../mulberry32';

/** Applications for a loan, made up: skewed numbers, an outlier, categories, values that are missing for a reason. */
export function loanApplications({ rows = 600, seed = 1, classes = 2 } = {}): Dataset {
  const next = mulberry32(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const towns = Array.from({ length: 30 }, (_, i) => `town ${i}`);
  const features: Feature[] = [
    { name: 'income', kind: 'number' },
    { name: 'amount', kind: 'number' },
    { name: 'time', kind: 'number' },
    { name: 'owner', kind: 'number' },
    { name: 'job', kind: 'category', categories: ['fixed', 'freelance', 'none'] },
    { name: 'town', kind: 'category', categories: towns },
    { name: 'constant', kind: 'number' },
    { name: 'empty', kind: 'number' }
  ];
  const x = new Float32Array(rows * features.length);
  const y = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const [income, amount, owner] = [Math.exp(7 + 0.7 * gauss()), Math.exp(8 + gauss()), Number(next() < 0.4)];
    const [job, town, hidden] = [Math.floor(3 * next() ** 2), Math.floor(30 * next()), next() < 0.1];
    const z = 1.2 * Math.log(amount / income) - 1.5 - owner + job + Number(hidden) + 0.3 * Math.sin(town);
    y[i] = Math.max(0, Math.min(classes - 1, Math.round(z + gauss())));
    const seen = [hidden ? NaN : income, i === 7 ? 1e12 : amount, 1.7e9 + 3e7 * next(), owner];
    x.set([...seen, job, next() < 0.05 ? NaN : town, 5, NaN], i * features.length);
  }
  const names = Array.from({ length: classes }, (_, c) => `class ${c}`);
  return { name: 'loans', x, shape: [features.length], y, classes: names, features, synthetic: true };
}
