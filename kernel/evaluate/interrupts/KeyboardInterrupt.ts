/** What an interrupt throws into a cell; front ends know the name. */
export class KeyboardInterrupt extends Error {
  override name = 'KeyboardInterrupt';

  constructor() {
    super('the cell was interrupted');
  }
}
