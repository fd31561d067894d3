import type { Random } from '../../../../stats/createRandom';
import { computeAttraction } from './computeAttraction';
import { orderByScore } from './orderByScore';
import { shopDayparts, shopDevices, type ShopWorld } from './ShopWorld';
import type { ShopVisits } from './ShopVisits';

export interface SampleVisitsOptions {
  visits: number;
  candidates: number;
  positions: number;
  /** The share of visits in which candidates stand in a random order. */
  exploration: number;
  /** [positions] the chance that a user looks at the position. */
  examination: Float64Array;
  /** Seconds since 1970 of the first visit. */
  start: number;
}

const secondsBetweenVisits = 20;

/**
 * Visits one after the other. With the chance `exploration` candidates stand in a random order, else by the shop's own scores, so that an
 * item stands in a position with the chance exploration / candidates, and 1 - exploration more where the scores put it. A click takes a
 * user who looks at the position, and is attracted.
 */
export async function sampleVisits(
  world: ShopWorld,
  options: SampleVisitsOptions,
  next: Random,
  tell: (share: number) => Promise<void>
): Promise<ShopVisits> {
  const { visits, candidates, positions, exploration, examination, start } = options;
  const page: ShopVisits = {
    ...{ visits, candidates, positions },
    user: new Int32Array(visits),
    device: new Uint8Array(visits),
    daypart: new Uint8Array(visits),
    time: new Float64Array(visits),
    items: new Int32Array(visits * candidates),
    attraction: new Float32Array(visits * candidates),
    shown: new Uint8Array(visits * positions),
    propensity: new Float32Array(visits * positions),
    click: new Uint8Array(visits * positions)
  };
  const pool = Int32Array.from({ length: world.items }, (_, item) => item);
  const [own, order, drawn] = [new Float64Array(candidates), new Uint8Array(candidates), new Uint8Array(candidates)];
  const least = exploration / candidates;
  let time = start;
  for (let visit = 0; visit < visits; visit++) {
    if (visit % 10_000 === 0) await tell(visit / visits);
    time += -secondsBetweenVisits * Math.log(1 - next());
    const user = (page.user[visit] = Math.floor(next() * world.users));
    const device = (page.device[visit] = Math.floor(next() * shopDevices.length));
    page.time[visit] = time;
    const daypart = (page.daypart[visit] = Math.floor(((time % 86_400) / 86_400) * shopDayparts.length));
    const from = visit * candidates;
    for (let i = 0; i < candidates; i++) {
      const j = i + Math.floor(next() * (pool.length - i));
      const item = pool[j];
      pool[j] = pool[i];
      pool[i] = item;
      page.items[from + i] = item;
      page.attraction[from + i] = computeAttraction(world, user, item, device, daypart);
      own[i] = world.ownScore[item];
      drawn[i] = i;
    }
    orderByScore(own, 0, order);
    const explores = next() < exploration;
    for (let position = 0; position < positions; position++) {
      if (explores) {
        const j = position + Math.floor(next() * (candidates - position));
        [drawn[position], drawn[j]] = [drawn[j], drawn[position]];
      }
      const place = explores ? drawn[position] : order[position];
      const at = visit * positions + position;
      page.shown[at] = place;
      page.propensity[at] = least + (place === order[position] ? 1 - exploration : 0);
      page.click[at] = next() < examination[position] * page.attraction[from + place] ? 1 : 0;
    }
  }
  return page;
}
