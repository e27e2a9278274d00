/** What people write between a condition and what follows from it. */
export const ARROW = /→|⇒|➜|➔|⟶|->|=>/;
