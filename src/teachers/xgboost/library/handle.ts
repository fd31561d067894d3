import { call } from './native';

/** Something of XGBoost's own memory. */
export interface Handle {
  /** @throws Error once it is freed. */
  readonly address: bigint;
  /** Frees the memory; a second time does nothing. Whoever forgets is helped by the garbage collector, some time. */
  free(): void;
}

type FreeFunction = 'XGBoosterFree' | 'XGDMatrixFree';

interface Owned {
  address: bigint | null;
  free: FreeFunction;
}

const forgotten = new FinalizationRegistry<Owned>(freeOwned);

/** Takes over what a function of the library made, to be freed exactly once. */
export function handle(address: bigint, free: FreeFunction): Handle {
  const owned: Owned = { address, free };
  const made: Handle = {
    get address() {
      if (owned.address === null)
        throw new Error('xgboost: expected a teacher that is in use, got one after dispose(); train or load it again');
      return owned.address;
    },
    free() {
      freeOwned(owned);
      forgotten.unregister(made);
    }
  };
  forgotten.register(made, owned, made);
  return made;
}

function freeOwned(owned: Owned): void {
  const { address } = owned;
  if (address === null) return;
  owned.address = null;
  call(owned.free, address);
}
