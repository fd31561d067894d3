/** What a student costs, and how good it is: the larger the better. */
export interface CostAndValue {
  cost: number;
  value: number;
}
