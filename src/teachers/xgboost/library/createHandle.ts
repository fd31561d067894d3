import { call } from './loadCApi';

/** An object in XGBoost's own memory. */
export interface Handle {
  /** @throws Error once it is freed. */
  readonly address: bigint;
  /** Frees the memory; a second call does nothing. If it is never called, the garbage collector frees the memory at some point. */
  free(): void;
}

type FreeFunction = 'XGBoosterFree' | 'XGDMatrixFree';

interface Owned {
  address: bigint | null;
  free: FreeFunction;
}

const forgotten = new FinalizationRegistry<Owned>(freeOwned);

/** Takes ownership of an object made by the library, so that it is freed exactly once. */
export function createHandle(address: bigint, free: FreeFunction): Handle {
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
