/** The users and items of a shop, which all of its logs share. */
export interface ShopWorld {
  users: number;
  items: number;
  /** Numbers in a taste. */
  factors: number;
  /** [users, factors] what a user likes. */
  taste: Float64Array;
  /** [items, factors] what an item is like. */
  character: Float64Array;
  /** [users] how much a user minds the price. */
  thrift: Float64Array;
  /** [users] 0 to 4, older with the number. */
  ageGroup: Int32Array;
  /** [items] 0 to 7. */
  category: Int32Array;
  /** [items] log of the price, of mean 0. */
  logPrice: Float64Array;
  /** [items] how good it is to everyone. */
  quality: Float64Array;
  /** [items] by which the shop that wrote the log ordered: what it knows of the quality. */
  ownScore: Float64Array;
  /** [devices, categories] what is bought where. */
  deviceFit: Float64Array;
  /** [dayparts, categories] what is bought when. */
  daypartFit: Float64Array;
}

export const shopCategories = ['books', 'clothes', 'electronics', 'food', 'garden', 'music', 'sports', 'toys'];
export const shopDevices = ['phone', 'tablet', 'computer'];
export const shopDayparts = ['night', 'morning', 'afternoon', 'evening'];
export const shopAgeGroups = ['under 25', '25 to 34', '35 to 49', '50 to 64', '65 and older'];
