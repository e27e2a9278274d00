import assert from 'node:assert/strict';
import { latest } from '../src/stations';

test('reads the latest value', async () => {
  const send = async () => ({ status: 200, body: '{"station":"s1","celsius":21.5}' });
  assert.equal((await latest('s1', send)).celsius, 21.5);
});
