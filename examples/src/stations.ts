import { get, type Send } from './http/client';

export interface Reading {
  readonly station: string;
  readonly celsius: number;
}

export async function latest(station: string, send: Send): Promise<Reading> {
  const body = await get(`/stations/${station}/latest`, send);
  return JSON.parse(body) as Reading;
}
