import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import { mixSeeds, createRandom } from '../../../stats/createRandom';
import type { Dataset } from '../../Dataset';
import type { Matrix } from '../../Matrix';
import { sampleShopWorld } from './shop/sampleShopWorld';
import { sampleVisits } from './shop/sampleVisits';
import { checkedScores, createShopPolicy, type ShopPolicy } from './shop/createShopPolicy';
import { listShopFeatures, createShopRows } from './shop/createShopRows';
import type { ShopVisits } from './shop/ShopVisits';

export interface ShopOptions {
  /** Default 2,000. */
  users?: number;
  /** Default 300. */
  items?: number;
  /** Each has a row of `positions` impressions. Default 20,000. */
  visits?: number;
  /** Items that could be shown in a visit, 2 to 100. Default 10. */
  candidates?: number;
  /** Items that are shown in a visit, from the top. Default 5. */
  positions?: number;
  /** The share of visits in which candidates stand in a random order: above 0, to 1. Default 0.3. */
  exploration?: number;
  /** A user looks at position k with the chance 1 / k^positionBias; 0 looks at all. Default 1. */
  positionBias?: number;
  /** Of users and items. Default 0. */
  seed?: number;
  /** Which log of the same users and items: 0, 1, … have other visits. Default 0. */
  log?: number;
  /** Called now and then with the share of the work done, 0 to 1. */
  onProgress?: (share: number) => void;
}

export interface Shop {
  /** One row for each impression, visit by visit, from the first position to the last; class 1 is a click. Groups are users. */
  data: Dataset;
  /** Of each impression. */
  log: {
    /** Rows of one visit are clicked on by one user. */
    visit: Int32Array;
    /** The chance with which this item stood in this position. */
    propensity: Float64Array;
  };
  /** [visits x candidates] rows of all that could be shown, as if it stood in the first position: what a model has to score for `policy`. */
  candidateRows(): Dataset;
  /** What an order of the candidates by these scores would bring; of equal scores the first candidate comes first. */
  policy(scores: Matrix | ArrayLike<number>): ShopPolicy;
  truth: ShopTruth;
}

/** What no shop knows. */
export interface ShopTruth {
  /** [visits x candidates] the chance of a click on an item that the user looks at. */
  attraction: Float32Array;
  /** [positions] the chance that the user looks there. A click has the chance examination times attraction. */
  examination: Float64Array;
  /** The share of impressions that is clicked in the long run, over these visits, as the log was made. */
  loggingValue: number;
  /** The same for the best order of the candidates. */
  bestValue: number;
}

/** 20 million candidates take about 1 GB with their rows. */
const mostCandidates = 20_000_000;

/**
 * A simulated shop that logs what it shows and what is clicked, with known truth: users with tastes, items with a category, a price and a
 * quality, visits on a device at a time of day, and pages of a few positions. A user looks at position k with the chance 1 /
 * k^positionBias, and clicks on what is looked at with the chance sigmoid(-1.8 + quality + taste · character - thrift log(price) + what
 * fits device and time of day).
 *
 * The shop orders candidates by what it knows of their quality, the same for all users, and in a share of the visits at random. So each
 * impression has a known propensity, exploration / candidates, and 1 - exploration more where the shop's own order puts the item. An
 * estimate of another order from this log (`kd.offPolicy`) can be held against its true value, `policy(scores).value`.
 *
 * The columns of a row: user, item, position, device, time of day, the user's age group, the item's category and price. Simulated; the same
 * seed and log give the same rows. 200,000 visits are a million impressions.
 *
 * Richardson, Dominowska and Ragno 2007 (examination of positions); Li, Abbasi-Yadkori, Kveton and others 2018, "Offline Evaluation of
 * Ranking Policies with Click Models" (the item-position model of such logs).
 *
 * @throws TypeError or RangeError for options out of bounds, or more than 20 million candidates in all.
 * @example
 * ```ts
 * const shop = await kd.data.shop({ users: 200, items: 50, visits: 500, seed: 1 });
 * shop.data.y.length; // 2500
 * const best = shop.policy(shop.truth.attraction);
 * best.value > shop.truth.loggingValue; // true
 * ```
 */
export async function shop(options: ShopOptions = {}): Promise<Shop> {
  const { users, items, seed, log, positionBias, onProgress, ...sizes } = checked(options);
  const { visits, candidates, positions, exploration } = sizes;
  const tell = warnIfCallbackRejects('shop', 'onProgress', onProgress);
  const pause = createInterruptiblePauser();
  const world = sampleShopWorld({ users, items }, createRandom(mixSeeds(seed, 0)));
  const examination = Float64Array.from({ length: positions }, (_, position) => (position + 1) ** -positionBias);
  const page = await sampleVisits(
    world,
    { ...sizes, examination, start: 1_600_000_000 + 31_536_000 * log },
    createRandom(mixSeeds(seed, 1, log)),
    async (share) => {
      tell(share);
      await pause();
    }
  );
  tell(1);
  const features = listShopFeatures(world);
  const name = log ? `shop, log ${log}` : 'shop';
  const rowsOf = (shown: Uint8Array) =>
    createShopRows(world, page, {
      ...{ name, features, entries: positions },
      entryOf: (visit, position) => ({ place: shown[visit * positions + position], position })
    });
  const { unlabelled: _, ...logged } = rowsOf(page.shown);
  const policy = (scores: ArrayLike<number>) => createShopPolicy(page, scores, examination, rowsOf);
  const own = policy(scoresOfShop(page, world.ownScore)).value;
  return {
    data: { ...logged, y: Int32Array.from(page.click) },
    log: {
      visit: Int32Array.from({ length: visits * positions }, (__, row) => Math.floor(row / positions)),
      propensity: Float64Array.from(page.propensity)
    },
    candidateRows: () =>
      createShopRows(world, page, {
        ...{ name: `${name}, candidates`, features, entries: candidates },
        entryOf: (__, place) => ({ place, position: 0 })
      }),
    policy: (scores) => policy(checkedScores('shop.policy', scores, visits * candidates)),
    truth: {
      attraction: page.attraction,
      examination,
      loggingValue: (1 - exploration) * own + exploration * randomValue(page, examination),
      bestValue: policy(page.attraction).value
    }
  };
}

function checked(options: ShopOptions): Required<Omit<ShopOptions, 'onProgress'>> & Pick<ShopOptions, 'onProgress'> {
  const subject = 'shop';
  const names = [
    'users',
    'items',
    'visits',
    'candidates',
    'positions',
    'exploration',
    'positionBias',
    'seed',
    'log',
    'onProgress'
  ];
  checkOptions(subject, options, names);
  const { users = 2000, items = 300, visits = 20_000, candidates = 10, positions = Math.min(5, candidates) } = options ?? {};
  const { exploration = 0.3, positionBias = 1, seed = 0, log = 0, onProgress } = options ?? {};
  checkNumber(subject, 'users', users, { integer: true, atLeast: 1, atMost: 1_000_000 });
  checkNumber(subject, 'items', items, { integer: true, atLeast: 2, atMost: 1_000_000 });
  checkNumber(subject, 'visits', visits, { integer: true, atLeast: 1 });
  checkNumber(subject, 'candidates', candidates, { integer: true, atLeast: 2, atMost: Math.min(100, items) });
  checkNumber(subject, 'positions', positions, { integer: true, atLeast: 1, atMost: candidates });
  checkNumber(subject, 'exploration', exploration, { above: 0, atMost: 1 });
  checkNumber(subject, 'positionBias', positionBias, { atLeast: 0, atMost: 10 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  checkNumber(subject, 'log', log, { integer: true, atLeast: 0, atMost: 100_000 });
  if (visits * candidates > mostCandidates)
    throw new RangeError(
      `${subject}: expected at most ${mostCandidates} candidates in all, got ${visits} visits with ${candidates}; give fewer of either`
    );
  return { users, items, visits, candidates, positions, exploration, positionBias, seed, log, onProgress };
}

/** [visits, candidates] */
function scoresOfShop({ items }: ShopVisits, ownScore: Float64Array): Float64Array {
  return Float64Array.from(items, (item) => ownScore[item]);
}

/** The value of a random order. */
function randomValue({ attraction }: ShopVisits, examination: Float64Array): number {
  const mean = (values: Float32Array | Float64Array) => {
    let sum = 0;
    for (const value of values) sum += value;
    return sum / values.length;
  };
  return mean(attraction) * mean(examination);
}
