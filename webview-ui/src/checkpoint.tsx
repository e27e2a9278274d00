import { CheckpointView } from './features/CheckpointView.tsx';
import { startPage } from './startPage.tsx';
import './styles/checkpoint.css';

startPage(<CheckpointView />, { sections: false });
