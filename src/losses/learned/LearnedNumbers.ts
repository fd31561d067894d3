/** Numbers that a loss of logits learns along with the student, which keeps none of them. The loss gets them as `learned`, tensors of one number each, and gives them their gradient. */
export interface LearnedNumbers {
  /** What they are, for plans: "a temperature". */
  does: string;
  /** Their first values, by name. */
  begins: { [name: string]: number };
  /** The series of the history that show them: {temperature: 4}. Default none. */
  shows?(numbers: { [name: string]: number }): { [series: string]: number };
}
