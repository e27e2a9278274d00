/** What a row that stands for nothing any more begins with, once somebody has marked it. */
export const ORPHANED = 'Orphaned: ';
