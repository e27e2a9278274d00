import { Form } from './features/Form.tsx';
import { startPage } from './startPage.tsx';
import './styles/form.css';
import './styles/streams.css';

startPage(<Form />, { sections: true });
