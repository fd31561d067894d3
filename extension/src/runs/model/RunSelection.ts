import { Signal, type ISignal } from '@lumino/signaling';

/** The rows that are chosen, in the panel and in the table of runs alike. */
export class RunSelection {
  private readonly chosen = new Set<string>();
  private readonly other = new Signal<this, void>(this);

  get changed(): ISignal<this, void> {
    return this.other;
  }

  get keys(): string[] {
    return [...this.chosen];
  }

  get size(): number {
    return this.chosen.size;
  }

  has(key: string): boolean {
    return this.chosen.has(key);
  }

  choose(key: string, isChosen: boolean): void {
    if (isChosen === this.chosen.has(key)) return;
    if (isChosen) this.chosen.add(key);
    else this.chosen.delete(key);
    this.other.emit();
  }

  /** Lets go what is listed no more. */
  keep(listed: ReadonlySet<string>): void {
    const gone = this.keys.filter((key) => !listed.has(key));
    for (const key of gone) this.chosen.delete(key);
    if (gone.length) this.other.emit();
  }
}
