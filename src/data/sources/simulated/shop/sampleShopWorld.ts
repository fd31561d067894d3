import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import { shopAgeGroups, shopCategories, shopDayparts, shopDevices, type ShopWorld } from './ShopWorld';

const factors = 6;

/**
 * Users and items. A taste is normal about the mean of its age group, and an item is normal about the mean of its category, so that both
 * tell a part of it; quality and what the shop knows of it correlate at 0.6.
 */
export function sampleShopWorld({ users, items }: { users: number; items: number }, next: Random): ShopWorld {
  const deviate = sampleNormal(next);
  const normals = (count: number, spread: number) => Float64Array.from({ length: count }, () => spread * deviate());
  const whole = (count: number, below: number) => Int32Array.from({ length: count }, () => Math.floor(next() * below));
  const about = (groups: Int32Array, means: Float64Array, spread: number) => {
    const values = normals(groups.length * factors, spread);
    groups.forEach((group, one) => {
      for (let f = 0; f < factors; f++) values[one * factors + f] += means[group * factors + f];
    });
    return values;
  };
  const ageGroup = whole(users, shopAgeGroups.length);
  const category = whole(items, shopCategories.length);
  const taste = about(ageGroup, normals(shopAgeGroups.length * factors, 0.35), 0.45);
  const character = about(category, normals(shopCategories.length * factors, 0.6), 0.5);
  const quality = normals(items, 0.5);
  const ownScore = Float64Array.from(quality, (value) => 0.6 * value + 0.4 * deviate());
  return {
    ...{ users, items, factors, taste, character, ageGroup, category, quality, ownScore },
    thrift: Float64Array.from({ length: users }, () => Math.exp(0.5 * deviate()) * 0.4),
    logPrice: normals(items, 0.7),
    deviceFit: normals(shopDevices.length * shopCategories.length, 0.25),
    daypartFit: normals(shopDayparts.length * shopCategories.length, 0.25)
  };
}
