/**
 * @typedef {object} WorkbenchAddress
 * @property {number} port
 * @property {string} [folder] absolute path of the workspace folder
 * @property {string} [workspace] absolute path of a .code-workspace file, instead of a folder
 * @property {string | readonly string[]} [extensionDevelopmentPath] absolute paths of the folders of extensions to load
 * @property {string} [extensionTestsPath] absolute path of a module exporting `run(): Promise<void>`
 */

/**
 * The address of a workbench.
 * @param {WorkbenchAddress} address
 */
export function workbenchUrl(address) {
  const authority = `127.0.0.1:${String(address.port)}`;
  const url = new URL(`http://${authority}/`);
  if (address.workspace !== undefined) url.searchParams.set('workspace', slashed(address.workspace));
  else if (address.folder !== undefined) url.searchParams.set('folder', slashed(address.folder));

  // VS Code reads these two as URIs of the server's file system.
  const remote = (/** @type {string} */ file) => `vscode-remote://${authority}${encodeURI(slashed(file))}`;
  const payload = [];
  for (const extension of [address.extensionDevelopmentPath ?? []].flat()) {
    payload.push(['extensionDevelopmentPath', remote(extension)]);
  }
  if (address.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(address.extensionTestsPath)]);
  }
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/**
 * `C:\a` as `/C:/a`, the form of paths in URIs.
 * @param {string} file
 */
function slashed(file) {
  const forward = file.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
