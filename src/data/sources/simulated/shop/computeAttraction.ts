import type { ShopWorld } from './ShopWorld';

/** So that a seen item of the middle is clicked on by one user in seven. */
const offset = -1.8;

/**
 * The chance of a click on an item that the user looks at: the sigmoid of offset + quality + taste · character - thrift log(price) + what
 * fits device and time of day.
 */
export function computeAttraction(world: ShopWorld, user: number, item: number, device: number, daypart: number): number {
  const { factors, taste, character, category, deviceFit, daypartFit } = world;
  const categories = deviceFit.length / 3;
  let logit = offset + world.quality[item] - world.thrift[user] * world.logPrice[item];
  for (let f = 0; f < factors; f++) logit += taste[user * factors + f] * character[item * factors + f];
  logit += deviceFit[device * categories + category[item]] + daypartFit[daypart * categories + category[item]];
  return 1 / (1 + Math.exp(-logit));
}
