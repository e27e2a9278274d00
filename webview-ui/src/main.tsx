import { createRoot } from 'react-dom/client';

// A placeholder, until the form is put together here.
const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<p>Planwright</p>);
