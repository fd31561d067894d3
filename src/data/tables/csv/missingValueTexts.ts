/** The texts that pandas reads as missing values, and "?", which the UCI repository uses. */
export const missingValueTexts: readonly string[] = [
  ...['NA', 'N/A', 'n/a', 'NaN', 'nan', '-NaN', '-nan', 'null', 'NULL', 'None', '<NA>', '?'],
  ...['#NA', '#N/A', '#N/A N/A', '1.#IND', '-1.#IND', '1.#QNAN', '-1.#QNAN']
];
