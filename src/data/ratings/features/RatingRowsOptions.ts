export interface RatingRowsOptions {
  /**
   * "liked": rows are the ratings, and class 1 those of at least `threshold`. "interacted": rows are the ratings, all class 1, and items
   * drawn beside them, class 0. Default "liked".
   */
  label?: 'liked' | 'interacted';
  /** The lowest rating of class 1, and of an item in the history. Default 4. */
  threshold?: number;
  /** With "interacted": how many items are drawn beside each rating. Default 4. */
  negatives?: number;
  /** With "interacted": how items are drawn, each alike or by their train ratings plus one. Default "uniform". */
  sampling?: 'uniform' | 'popularity';
  /** How many columns hold the user's latest liked items ("interacted": rated items), the newest first. Default 0. */
  history?: number;
  /**
   * Whether features of validation and test also know what happened in these parts before the row, as in a system that takes in each
   * rating at once. Otherwise they know only the parts before their own. Default true.
   */
  online?: boolean;
  /** Of the drawn items. Default 0. */
  seed?: number;
}

export const ratingRowsOptionNames: readonly string[] = [
  'label',
  'threshold',
  'negatives',
  'sampling',
  'history',
  'online',
  'seed'
] satisfies (keyof RatingRowsOptions)[];
