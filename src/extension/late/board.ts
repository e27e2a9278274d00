// A bundle of its own: most people open the board seldom, and all at once.
export { openBoard } from '../board/boardPanel.ts';
