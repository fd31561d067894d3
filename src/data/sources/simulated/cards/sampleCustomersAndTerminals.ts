import type { Random } from '../../../../stats/createRandom';

/** Who pays, how, and where. */
export interface CustomersAndTerminals {
  /** Mean amount of each customer, 5 to 100. */
  meanAmount: Float64Array;
  /** Mean number of transactions a day of each customer, 0 to 4. */
  meanCount: Float64Array;
  /** The terminals nearer to each customer than the radius. */
  reachable: Int32Array[];
  terminals: number;
}

export interface CardMapOptions {
  customers: number;
  terminals: number;
  radius: number;
}

/** Customers and terminals, each at a uniform place of a square map with sides of 100; terminals are numbered from west to east. */
export async function sampleCustomersAndTerminals(
  options: CardMapOptions,
  next: Random,
  pause: () => Promise<void>
): Promise<CustomersAndTerminals> {
  const { customers, terminals, radius } = options;
  const left = Float64Array.from({ length: terminals }, () => 100 * next()).sort();
  const top = Float64Array.from({ length: terminals }, () => 100 * next());
  const meanAmount = new Float64Array(customers);
  const meanCount = new Float64Array(customers);
  const reachable: Int32Array[] = [];
  const near = new Int32Array(terminals);
  for (let customer = 0; customer < customers; customer++) {
    const x = 100 * next();
    const y = 100 * next();
    meanAmount[customer] = 5 + 95 * next();
    meanCount[customer] = 4 * next();
    let count = 0;
    for (let terminal = firstAbove(left, x - radius); terminal < terminals && left[terminal] < x + radius; terminal++) {
      const dx = left[terminal] - x;
      const dy = top[terminal] - y;
      if (dx * dx + dy * dy < radius * radius) near[count++] = terminal;
    }
    reachable.push(near.slice(0, count));
    await pause();
  }
  return { meanAmount, meanCount, reachable, terminals };
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] > value) to = middle;
    else from = middle + 1;
  }
  return from;
}
