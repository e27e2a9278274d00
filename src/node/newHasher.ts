import { createHash } from 'node:crypto';
import type { NewHasher } from '../core/gates/hash.ts';

export const newHasher: NewHasher = () => {
  const hash = createHash('sha256');
  return { update: (text) => void hash.update(text, 'utf8'), digest: () => hash.digest('hex') };
};
