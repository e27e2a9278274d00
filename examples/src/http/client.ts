export interface Response {
  readonly status: number;
  readonly body: string;
}

export type Send = (url: string) => Promise<Response>;

/** Asks once. A failure of any kind is thrown to the caller. */
export async function get(url: string, send: Send): Promise<string> {
  const response = await send(url);
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return response.body;
}
