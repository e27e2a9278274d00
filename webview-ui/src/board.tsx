import { startBoard } from './board/startBoard.tsx';
import './styles/base.css';
import './styles/controls.css';
import './styles/board.css';

startBoard();
