/** Why bytes are not a document, with what to do about it. */
export interface DecodeProblem {
  readonly code: 'file.binary' | 'file.not-utf8';
  readonly message: string;
  /** Offset in bytes of the first thing that is wrong. */
  readonly offset: number;
}

export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: DecodeProblem };

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive (a .docx is one, too)' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty ZIP archive' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF image' },
  { bytes: [0x1f, 0x8b], what: 'gzip data' },
];

/** Every host of this layer has these two; the language's own library, which is all that it is checked with, has not. */
interface Encodings {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => { readonly decode: (bytes: Uint8Array) => string };
  readonly TextEncoder: new () => { readonly encode: (text: string) => Uint8Array };
}

const { TextDecoder, TextEncoder } = globalThis as unknown as Encodings;

// A byte order mark stays in the text, so that encoding the text gives the same bytes.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Reads bytes as UTF-8, strictly: what is read can be written back without losing a byte. */
export function decodeText(bytes: Uint8Array): Decoded {
  const binary = binaryProblem(bytes);
  if (binary) return { ok: false, problem: binary };
  try {
    return { ok: true, text: strict.decode(bytes) };
  } catch {
    return { ok: false, problem: notUtf8(bytes) };
  }
}

export const encodeText = (text: string): Uint8Array => encoder.encode(text);

function binaryProblem(bytes: Uint8Array): DecodeProblem | null {
  const utf16 = utf16Order(bytes);
  if (utf16) {
    const message = `This is UTF-16 (${utf16}), which is not read. Save it as UTF-8.`;
    return { code: 'file.not-utf8', message, offset: 0 };
  }
  const signature = SIGNATURES.find(({ bytes: start }) => start.every((byte, index) => bytes[index] === byte));
  if (signature) {
    const message = `This is ${signature.what}, not Markdown. Give it its own file name extension, or put text in its place.`;
    return { code: 'file.binary', message, offset: 0 };
  }
  const nul = bytes.indexOf(0);
  if (nul < 0) return null;
  const message = `There is a NUL byte at offset ${nul}, so this is no text file. Take the byte out, or save it as UTF-8 text.`;
  return { code: 'file.binary', message, offset: nul };
}

// With a byte order mark; or without one, where every other byte at the start is zero.
function utf16Order(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little-endian';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big-endian';
  if (bytes.length < 8) return null;
  const head = Array.from(bytes.subarray(0, 8), (byte) => byte === 0);
  if (head.every((zero, index) => zero === (index % 2 === 1))) return 'little-endian';
  if (head.every((zero, index) => zero === (index % 2 === 0))) return 'big-endian';
  return null;
}

function notUtf8(bytes: Uint8Array): DecodeProblem {
  const offset = firstBadByte(bytes);
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 10) line++;
  const value = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  const message = `Not UTF-8: byte 0x${value} at offset ${offset} (line ${line}). Save it as UTF-8; until then it is not read and never written.`;
  return { code: 'file.not-utf8', message, offset };
}

/** The first byte of the first sequence that is not UTF-8: the end of the longest prefix that is. */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the well-formed sequence at an offset, 0 if there is none (The Unicode Standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}
