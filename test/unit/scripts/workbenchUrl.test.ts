import assert from 'node:assert/strict';
import { workbenchUrl } from '../../../scripts/lib/workbench-url.mjs';

describe('workbenchUrl', () => {
  it('names folder and extensions as the server reads them', () => {
    const url = new URL(
      workbenchUrl({
        port: 8000,
        folder: '/a b/c',
        extensionDevelopmentPath: ['/x y', '/z'],
        extensionTestsPath: '/t.cjs',
      }),
    );
    assert.equal(url.origin, 'http://127.0.0.1:8000');
    assert.equal(url.searchParams.get('folder'), '/a b/c');
    assert.deepEqual(JSON.parse(url.searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/x%20y'],
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/z'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8000/t.cjs'],
    ]);
  });

  it('turns a Windows path into the path of a URI', () => {
    const url = new URL(workbenchUrl({ port: 1, folder: 'C:\\work' }));
    assert.equal(url.searchParams.get('folder'), '/C:/work');
  });
});
