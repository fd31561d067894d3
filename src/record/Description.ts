/** A function's name and its options, for example `{name: "softTargets", temperature: 4}`. */
export interface Description {
  name: string;
  [option: string]: DescribedValue;
}

export type DescribedValue = string | number | boolean | null | number[] | Description;
