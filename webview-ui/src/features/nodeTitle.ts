import { createContext } from 'react';

/** The title of what a field stands in: its name where it has no label of its own. */
export const NodeTitle = createContext('');
