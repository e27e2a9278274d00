import { Form } from './features/Form.tsx';
import { startPage } from './startPage.tsx';
import './styles/form.css';

startPage(<Form />, { sections: true });
