import type * as Crypto from 'node:crypto';
import { createRequire } from 'node:module';
import type { NewHasher } from '../core/gates/hash.ts';

// Most runs of the command line hash nothing, and loading the library takes them longer than starting.
let crypto: typeof Crypto | null = null;

export const newHasher: NewHasher = () => {
  crypto ??= createRequire(import.meta.url)('node:crypto') as typeof Crypto;
  const hash = crypto.createHash('sha256');
  return { update: (text) => void hash.update(text, 'utf8'), digest: () => hash.digest('hex') };
};
