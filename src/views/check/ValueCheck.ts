/** Says what is wrong with a value, or returns null if nothing is. `at` names the value: "scores.rows[2].model". */
export type ValueCheck = (value: unknown, at: string) => string | null;
