/** SHA-256 over text as UTF-8, fed in pieces. A port, because the core has no cryptography of its own. */
export interface Hasher {
  readonly update: (text: string) => void;
  /** 64 lower-case hexadecimal digits. */
  readonly digest: () => string;
}

export type NewHasher = () => Hasher;
