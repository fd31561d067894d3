/** What a request costs, or can cost at most. */
export interface Cost {
  input: number;
  output: number;
}

/** Lets requests begin while there is money for them. */
export interface Budget {
  /** Sets the most that a request can cost aside. It waits if that depends on what others will cost; false if it is too much. */
  reserve(most: Cost): Promise<boolean>;
  /** Gives back what was set aside, when what it did cost is among what is spent. */
  release(most: Cost): void;
}

/**
 * A budget in calls and money. Before each request the most that it can cost is set aside, so that no number of requests at the same time goes beyond.
 *
 * @param spent so far, in all.
 */
export function createBudget({
  calls = Infinity,
  money = Infinity,
  price,
  spent
}: {
  calls?: number;
  money?: number;
  price: (cost: Cost) => number;
  spent: () => Cost & { calls: number };
}): Budget {
  const open = { calls: 0, money: 0 };
  let waiting: (() => void)[] = [];
  return {
    async reserve(most) {
      for (;;) {
        const now = spent();
        // Sums of prices have rounding errors of their own.
        const fits = now.calls + open.calls + 1 <= calls && price(now) + open.money + price(most) <= money * (1 + 1e-9);
        if (fits || open.calls === 0) {
          if (fits) {
            open.calls++;
            open.money += price(most);
          }
          return fits;
        }
        await new Promise<void>((settle) => waiting.push(settle));
      }
    },
    release(most) {
      open.calls--;
      open.money = open.calls ? open.money - price(most) : 0;
      const told = waiting;
      waiting = [];
      told.forEach((tell) => tell());
    }
  };
}
