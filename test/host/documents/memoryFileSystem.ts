import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** A file system in memory, as extensions provide them for repositories that are nowhere on the disk. */
export class MemoryFileSystem implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #clock = Date.now();

  constructor(...folders: string[]) {
    for (const folder of ['/', ...folders]) this.#put(folder, vscode.FileType.Directory);
  }

  readonly onDidChangeFile = this.#changed.event;

  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);

  stat = (uri: vscode.Uri): vscode.FileStat => {
    const { type, bytes, mtime } = this.#get(uri);
    return { type, ctime: 0, mtime, size: bytes.length };
  };

  readDirectory = (uri: vscode.Uri): [string, vscode.FileType][] => {
    this.#get(uri);
    const base = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    return [...this.#entries].flatMap(([path, { type }]): [string, vscode.FileType][] => {
      const name = path.startsWith(base) ? path.slice(base.length) : '';
      return name === '' || name.includes('/') ? [] : [[name, type]];
    });
  };

  createDirectory = (uri: vscode.Uri): void => {
    this.#put(uri.path, vscode.FileType.Directory);
    this.#tell(vscode.FileChangeType.Created, uri);
  };

  readFile = (uri: vscode.Uri): Uint8Array => this.#get(uri).bytes;

  writeFile = (uri: vscode.Uri, bytes: Uint8Array, options: { create: boolean; overwrite: boolean }): void => {
    const known = this.#entries.has(uri.path);
    if (!known && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (known && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    this.#get(vscode.Uri.joinPath(uri, '..'));
    this.#put(uri.path, vscode.FileType.File, bytes);
    this.#tell(known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
  };

  delete = (uri: vscode.Uri): void => {
    this.#get(uri);
    for (const path of this.#entries.keys())
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  };

  rename = (from: vscode.Uri, to: vscode.Uri, options: { overwrite: boolean }): void => {
    const { type, bytes } = this.#get(from);
    const known = this.#entries.has(to.path);
    if (known && !options.overwrite) throw vscode.FileSystemError.FileExists(to);
    this.#entries.delete(from.path);
    this.#put(to.path, type, bytes);
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, to);
  };

  #get(uri: vscode.Uri): Entry {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #put(path: string, type: vscode.FileType, bytes: Uint8Array = new Uint8Array()): void {
    this.#entries.set(path, { type, bytes, mtime: this.#clock++ });
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}
